import sys
import sysconfig

if __name__ == "__main__":
    free = sysconfig.get_config_var("Py_GIL_DISABLED")
    print("free-threaded build:", bool(free))
    if sys.version_info >= (3, 13):
        enabled = sys._is_gil_enabled()
    else:
        enabled = True  # There was no other way.
    print("GIL enabled:", enabled)
