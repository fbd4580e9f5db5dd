"""The compiler and flags of a build, from the house.json that CMake writes into the build folder."""
import json
import os
import pathlib
import subprocess


class Toolchain:
    def __init__(self, build):
        self.build = pathlib.Path(build).resolve()
        values = json.loads((self.build / "house.json").read_text(encoding="utf-8"))
        self.root = pathlib.Path(values["root"])
        self.launcher = values["launcher"]
        self.compiler = values["compiler"]
        self.standard = ["-std=c++20"]
        self.sanitizers = values["sanitizers"]  # needed to link the library of this build
        self.warnings = values["warnings"]
        self.include = str(self.root / "libdelib" / "include")
        self.system = [flag for folder in values["system"] if folder != "/usr/include" for flag in ("-isystem", folder)]
        self.library = values["library"]
        self.link = values["link"]
        self.command = values["command"]
        self.c_compiler = values["c_compiler"]
        self.c_library = values["c_library"]  # libdelib.so, or empty

    def run(self, *arguments, **named):
        return subprocess.run([str(a) for a in arguments], capture_output=True, text=True, **named)

    def compile(self, source, *flags):
        return self.run(*self.launcher, self.compiler, *self.standard, "-I", self.include, *self.system, *flags, source)


def jobs():
    return int(os.environ.get("DELIB_JOBS") or os.cpu_count() or 1)
