#include "commands.hpp"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>

namespace delib::cli {

int report_error(const error& failure) {
    std::cerr << (failure.where.file.empty() ? "delib: " : "") << to_text(failure) << '\n';
    switch (failure.code) {
        case error_code::parse:
        case error_code::overflow:
        case error_code::limit: return bad_input;
        case error_code::name:
        case error_code::usage:
        case error_code::unsupported: return failure.where.file.empty() ? wrong_usage : bad_input;
        case error_code::cancelled: return failed;
        case error_code::io: return bad_input;
    }
    return failed;
}

int write_output(std::string_view text, std::string_view path) {
    if (path.empty()) {
        std::cout << text << std::flush;
        if (std::cout) return done;
        std::cerr << "delib: error: cannot write to standard output\n";
        return failed;
    }
    std::ofstream file(std::string(path), std::ios::binary);
    file << text << std::flush;
    if (file) return done;
    std::cerr << "delib: error: cannot write " << path << '\n';
    return failed;
}

int write_output(std::span<const std::byte> bytes, std::string_view path) {
    return write_output({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, path);
}

}  // namespace delib::cli
