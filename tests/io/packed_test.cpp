// Compressed files: read as what they hold, bounded, and refused where they are damaged.
#include "delib/core/digest.hpp"
#include "delib/io/load.hpp"
#include "io/reading.hpp"
#include "support/scratch_folder.hpp"

#include <zlib.h>
#include <zstd.h>

namespace delib::testing {
namespace {

std::string gzip(std::string_view text) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY), Z_OK);
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string zstd(std::string_view text) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), text.data(), text.size(), 19));
    return out;
}

class packed : public ::testing::Test {
protected:
    std::string put(const std::string& name, std::string_view bytes) { return folder_.write(name, bytes); }
    error refused(const std::string& name, std::string_view bytes, const read_options& options = as("csv")) {
        const auto b = read_ballots({put(name, bytes)}, options);
        if (b) ADD_FAILURE() << name << " was read";
        return b ? error{} : b.error();
    }

    scratch_folder folder_{};
    std::string text_ = "rank1,rank2\nA,B\nB,\n";
};

TEST_F(packed, files_are_read_as_what_they_hold) {
    for (const auto& [name, bytes] : {std::pair("f.csv.gz", gzip(text_)), std::pair("f.csv.zst", zstd(text_)),
                                      std::pair("f.csv", gzip(text_)), std::pair("f", zstd(text_))}) {
        const auto b = read_ballots({put(name, bytes)}, {});
        ASSERT_TRUE(b) << to_text(b.error());
        EXPECT_EQ(lines(b->profile), (strings{"1 A=1 B=2", "1 B=1"}));
        EXPECT_EQ(b->report.files[0].name, name);
        EXPECT_EQ(b->report.files[0].sha256, sha256_hex(bytes)) << "of the file as it is stored";
    }
}

TEST_F(packed, files_may_have_several_parts) {
    const std::string head = "rank1,rank2\n", tail = "A,B\nB,\n";
    for (const std::string& bytes : {gzip(head) + gzip(tail), gzip(head) + gzip(tail) + std::string(512, '\0'),
                                     zstd(head) + zstd(tail), zstd("") + zstd(head + tail)}) {
        const auto b = read_ballots({put("f.csv", bytes)}, {});
        ASSERT_TRUE(b) << to_text(b.error());
        EXPECT_EQ(b->report.counted, 2U);
    }
}

TEST_F(packed, errors_name_the_line_of_the_content) {
    const error wrong = refused("f.csv.gz", gzip("rank1,rank2\nA,A\n"));
    EXPECT_EQ(wrong.where.line, 2U);
    EXPECT_EQ(wrong.where.column, 3U);
    EXPECT_TRUE(wrong.where.file.ends_with("f.csv.gz"));
}

TEST_F(packed, files_that_end_early_are_refused) {
    for (const std::string& whole : {gzip(text_), zstd(text_), gzip(text_) + gzip(text_), zstd(text_) + zstd(text_)}) {
        const bool two = whole.size() > gzip(text_).size() + 4;
        for (std::size_t size = 4; size < whole.size(); ++size) {
            if (two && 2 * size == whole.size()) continue;  // one sound part
            const error wrong = refused("f.csv", whole.substr(0, size));
            EXPECT_EQ(wrong.code, error_code::parse) << size;
            EXPECT_NE(wrong.message.find("end early"), std::string::npos) << size << ": " << wrong.message;
        }
    }
}

TEST_F(packed, files_that_are_damaged_are_refused) {
    std::string bytes = gzip(text_);
    bytes[bytes.size() - 6] = static_cast<char>(bytes[bytes.size() - 6] ^ 1);
    EXPECT_NE(refused("f.csv", bytes).message.find("gzip data are damaged"), std::string::npos);
    EXPECT_NE(refused("f.csv", gzip(text_) + "more").message.find("gzip data are damaged"), std::string::npos);
    bytes = zstd(text_);
    bytes[4] = static_cast<char>(bytes[4] ^ 0x08);
    EXPECT_EQ(refused("f.csv", bytes).code, error_code::parse);
    EXPECT_NE(refused("f.csv", zstd(text_) + "more").message.find("zstd data are damaged"), std::string::npos);
}

TEST_F(packed, files_that_hold_too_much_are_a_limit) {
    const std::string much(std::size_t{1} << 24, '\n');
    read_options options = as("csv");
    options.max_bytes = 100'000;
    for (const std::string& bytes : {gzip(much), zstd(much)}) {
        ASSERT_LT(bytes.size(), options.max_bytes);
        const error wrong = refused("f.csv", bytes, options);
        EXPECT_EQ(wrong.code, error_code::limit);
        EXPECT_EQ(wrong.message, "more than 100000 bytes when uncompressed");
    }
    options.max_bytes = 200;
    EXPECT_TRUE(read_ballots({put("f.csv", gzip("rank1\n" + std::string(194, '\n')))}, options));
    EXPECT_EQ(refused("f.csv", gzip("rank1\n" + std::string(195, '\n')), options).code, error_code::limit);
}

}  // namespace
}  // namespace delib::testing
