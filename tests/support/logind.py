"""logind on a bus of a test, as far as sleep goes: it prints which locks are taken and released. SIGUSR1: sleep is near."""

import os
import signal

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib


class Manager(dbus.service.Object):
    @dbus.service.method("org.freedesktop.login1.Manager", in_signature="ssss", out_signature="h")
    def Inhibit(self, what, who, why, mode):
        here, there = os.pipe()
        print("taken", what, mode, who, flush=True)
        GLib.io_add_watch(here, GLib.IO_HUP, self.released, str(who))
        given = dbus.types.UnixFd(there)
        os.close(there)
        return given

    @staticmethod
    def released(here, _condition, who):
        print("released", who, flush=True)
        os.close(here)
        return False

    @dbus.service.signal("org.freedesktop.login1.Manager", signature="b")
    def PrepareForSleep(self, start):
        pass


dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
bus = dbus.bus.BusConnection(os.environ["DBUS_SYSTEM_BUS_ADDRESS"])
name = dbus.service.BusName("org.freedesktop.login1", bus)
manager = Manager(bus, "/org/freedesktop/login1")
GLib.unix_signal_add(GLib.PRIORITY_HIGH, signal.SIGUSR1, lambda: manager.PrepareForSleep(True) or True)
print("ready", flush=True)
GLib.MainLoop().run()
