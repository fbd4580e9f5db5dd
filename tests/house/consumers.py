#!/usr/bin/env python3
"""Install the build into a temporary prefix, and build programs against it as a user of the package would.

usage: consumers.py BUILD

Header-only through find_package(delib) and delib::headers, linked through delib::delib, linked through pkg-config; in
C99 through delib::c and through pkg-config, where nothing of C++ may be asked for. The installed command is run too.
Without the compiled library only the first is done.
"""
import os
import pathlib
import shlex
import shutil
import subprocess
import sys

import source
import toolchain


class Failed(Exception):
    pass


def run(*arguments, **named):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, **named)
    if done.returncode != 0:
        raise Failed(f"{shlex.join(map(str, arguments))}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def through_cmake(tools, prefix, folder, kind, project="consumer"):
    configure = ["cmake", "-G", "Ninja", "-S", tools.root / "tests" / project, "-B", folder, f"-DCONSUMER={kind}",
                 f"-DCMAKE_PREFIX_PATH={prefix}", f"-DCMAKE_CXX_COMPILER={tools.compiler}",
                 f"-DCMAKE_C_COMPILER={tools.c_compiler}", "-DCMAKE_BUILD_TYPE=Debug",
                 f"-DCMAKE_CXX_COMPILER_LAUNCHER={';'.join(tools.launcher)}",
                 f"-DCMAKE_EXE_LINKER_FLAGS={' '.join(tools.sanitizers)}"]
    run(*configure)
    run("cmake", "--build", folder)
    return run(folder / "consumer")


def pkg_config(prefix, name, *what):
    [pc] = prefix.rglob(name + ".pc")
    return run("pkg-config", *what, name, env={**os.environ, "PKG_CONFIG_PATH": str(pc.parent)}).split()


def c_through_pkg_config(tools, prefix, folder):
    flags = pkg_config(prefix, "delib", "--cflags", "--libs")
    [libdir] = pkg_config(prefix, "delib", "--variable=libdir")
    folder.mkdir()
    run(tools.c_compiler, "-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", *tools.sanitizers,
        tools.root / "tests" / "consumer_c" / "consumer.c", *flags, f"-Wl,-rpath,{libdir}", "-o", folder / "consumer")
    return run(folder / "consumer")


def through_pkg_config(tools, prefix, folder):
    flags = pkg_config(prefix, "delib-cxx", "--static", "--cflags", "--libs")
    compile_flags = [flag for flag in flags if flag.startswith(("-I", "-D"))]
    link_flags = [flag for flag in flags if flag not in compile_flags]
    folder.mkdir()
    run(*tools.launcher, tools.compiler, *tools.standard, *compile_flags, "-c",
        tools.root / "tests" / "consumer" / "linked.cpp", "-o", folder / "linked.o")
    run(tools.compiler, *tools.sanitizers, folder / "linked.o", *link_flags, "-o", folder / "consumer")
    return run(folder / "consumer")


def check(tools):
    problems = []
    # Always the same folder, so that ccache knows the files again.
    place = tools.build / "consumers"
    shutil.rmtree(place, ignore_errors=True)
    prefix = place / "prefix"
    try:
        run("cmake", "--install", tools.build, "--prefix", prefix)
    except Failed as why:
        return [f"install: error: {why}"]
    for path in prefix.rglob("*"):
        if path.suffix in (".cmake", ".pc") and str(tools.root / "libdelib") in path.read_text():
            problems.append(f"{path.name}: error: names the source tree")
    kinds = [("headers", lambda: through_cmake(tools, prefix, place / "headers", "headers"))]
    if tools.library:
        kinds += [("linked", lambda: through_cmake(tools, prefix, place / "linked", "linked")),
                  ("pkg-config", lambda: through_pkg_config(tools, prefix, place / "pkgconfig"))]
    if tools.c_library:
        kinds += [("c", lambda: through_cmake(tools, prefix, place / "c", "c", "consumer_c")),
                  ("c by pkg-config", lambda: c_through_pkg_config(tools, prefix, place / "c_pkgconfig"))]
    if tools.command:
        kinds += [("command", lambda: run(prefix / "bin" / "delib", "--version"))]
    for name, build in kinds:
        try:
            print(f"{name}: {build().strip()}")
        except Failed as why:
            problems.append(f"{name}: error: {why}")
    return problems


if __name__ == "__main__":
    sys.exit(source.report("consumers", check(toolchain.Toolchain(sys.argv[1]))))
