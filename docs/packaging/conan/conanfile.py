"""A recipe for Conan 2. Untested: it was written without Conan at hand.

    conan create docs/packaging/conan
"""
import os
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load


class Delib(ConanFile):
    name = "delib"
    description = "Turns ballots into decisions: exact voting rules for C++20 and C"
    license = "Apache-2.0"
    topics = ("voting", "elections", "social-choice")
    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared_c": [True, False], "command": [True, False]}
    default_options = {"shared_c": True, "command": False, "boost/*:header_only": True}

    @property
    def _root(self):
        return os.path.join(self.recipe_folder, "..", "..", "..")

    def set_version(self):
        header = load(self, os.path.join(self._root, "libdelib", "include", "delib", "core", "version.hpp"))
        self.version = ".".join(re.findall(r"#define DELIB_VERSION_(?:MAJOR|MINOR|PATCH) +(\d+)", header))

    def export_sources(self):
        for pattern in ("CMakeLists.txt", "LICENSE", "libdelib/*", "bindings/cli/*"):
            copy(self, pattern, self._root, self.export_sources_folder)

    def requirements(self):
        self.requires("boost/[>=1.74 <2]", transitive_headers=True)
        self.requires("openssl/[>=3 <4]")
        self.requires("utf8proc/[>=2.8 <3]")
        self.requires("zlib/[>=1.2 <2]")
        self.requires("zstd/[>=1.5 <2]")
        self.requires("nlohmann_json/[>=3.11 <4]")
        self.requires("tomlplusplus/[>=3.3 <4]")
        if self.options.command:
            self.requires("cli11/[>=2.1 <3]")

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.variables["DELIB_BUILD_SHARED"] = bool(self.options.shared_c)
        toolchain.variables["DELIB_BUILD_CLI"] = bool(self.options.command)
        toolchain.variables["DELIB_BUILD_EXAMPLES"] = False
        toolchain.variables["BUILD_TESTING"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        CMake(self).install()

    def package_info(self):
        self.cpp_info.components["cxx"].libs = ["delib-cxx"]
        self.cpp_info.components["cxx"].set_property("cmake_target_name", "delib::delib")
        self.cpp_info.components["cxx"].set_property("pkg_config_name", "delib-cxx")
        self.cpp_info.components["cxx"].requires = [
            "boost::headers", "openssl::crypto", "utf8proc::utf8proc", "zlib::zlib", "zstd::zstd", "nlohmann_json::nlohmann_json",
            "tomlplusplus::tomlplusplus", *(["cli11::cli11"] if self.options.command else [])]
        if self.options.shared_c:
            self.cpp_info.components["c"].libs = ["delib"]
            self.cpp_info.components["c"].set_property("cmake_target_name", "delib::c")
            self.cpp_info.components["c"].set_property("pkg_config_name", "delib")
