// The fuzz targets without libFuzzer, for every compiler: each file of the corpus, cut short, and changed at random from
// a fixed seed. What fails ends the program, by a check of the target or by a sanitizer.
//
// usage: replay CORPUS      a folder with a folder for each target
#include "delib/core/random.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

using fuzz_target = int (*)(const std::uint8_t* data, std::size_t size);

// CMake lists the targets, one FUZZ_TARGET(name) each.
#define FUZZ_TARGET(name) extern "C" int fuzz_##name(const std::uint8_t* data, std::size_t size);
#include "fuzz_targets.inc"
#undef FUZZ_TARGET

namespace {

struct named_target {
    const char* name;
    fuzz_target run;
};
#define FUZZ_TARGET(name) {#name, fuzz_##name},
constexpr named_target targets[] = {
#include "fuzz_targets.inc"
};
#undef FUZZ_TARGET

constexpr std::size_t cuts = 8, changes = 300;

// Up to four bytes replaced, put in or taken out.
std::string changed(std::string text, delib::random_source& random) {
    for (std::size_t edits = 1 + random.below(4); edits > 0; --edits) {
        const auto byte = static_cast<char>(random.below(256));
        const auto at = static_cast<std::size_t>(random.below(text.size() + 1));
        const auto kind = random.below(3);
        if (kind == 0 || at == text.size()) {
            text.insert(at, 1, byte);
        } else if (kind == 1) {
            text.erase(at, 1);
        } else {
            text[at] = byte;
        }
    }
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: replay CORPUS\n";
        return 2;
    }
    for (const named_target& target : targets) {
        const auto run = [&](const std::string& text) {
            target.run(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
        };
        delib::random_source random(2022);
        std::size_t files = 0;
        for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(argv[1]) / target.name)) {
            std::ifstream in(file.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
            run(text);
            for (std::size_t i = 0; i < cuts; ++i) run(text.substr(0, text.size() * i / cuts));
            for (std::size_t i = 0; i < changes; ++i) run(changed(text, random));
            ++files;
        }
        std::cout << target.name << ": " << files << " files, each " << 1 + cuts + changes << " times\n";
        if (files == 0) return 1;
    }
    return 0;
}
