// Real files, where DELIB_CORPUS names a folder of them.
#include "io/reading.hpp"

#include <filesystem>

namespace delib::testing {
namespace {

std::vector<std::filesystem::path> preflib_files() {
    std::vector<std::filesystem::path> found;
    for (const char* room : {"ranked", "kemeny", "approval/french2002", "approval/poster", "rated/sushi", "stv"}) {
        const std::filesystem::path folder = corpus(room);
        if (!std::filesystem::exists(folder)) continue;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
            const std::string extension = file.path().extension();
            if (extension == ".soc" || extension == ".soi" || extension == ".toc" || extension == ".toi")
                found.push_back(file.path());
        }
    }
    return found;
}

class real : public ::testing::Test {
protected:
    void SetUp() override {
        if (corpus("").empty()) GTEST_SKIP() << "DELIB_CORPUS is not set";
    }
};

TEST_F(real, preflib_files_are_read_and_written_back) {
    std::size_t read_back = 0;
    for (const auto& path : preflib_files()) {
        SCOPED_TRACE(path.string());
        const auto b = read_ballots({path.string()}, {});
        ASSERT_TRUE(b) << to_text(b.error());
        expect_balanced(*b);
        EXPECT_EQ(b->report.files[0].sha256.size(), 64U);
        std::string format = b->report.format;
        // EMD.toc leaves candidates out, which toi may.
        if (path.filename() == "EMD.toc") format = "toi";
        const auto text = write_ballots(b->profile, format);
        ASSERT_TRUE(text) << to_text(text.error());
        expect_same(b->profile, read(*text, as(format)).profile);
        ++read_back;
    }
    EXPECT_GT(read_back, 100U);
}

TEST_F(real, burlington_2009) {
    const auto b = read_ballots({corpus("ranked/burlington2009/00005-00000002.toi")}, {});
    ASSERT_TRUE(b) << to_text(b.error());
    EXPECT_EQ(b->report.cast, 8980U);
    EXPECT_EQ(b->profile.candidates().size(), 6U);
}

TEST_F(real, strasbourg_2017_with_weights_of_17_decimals) {
    const auto b = read_ballots({corpus("approval/strasbourg2017/approval_weighted.csv")}, as("approvals"));
    ASSERT_TRUE(b) << to_text(b.error());
    EXPECT_EQ(b->report.cast, 1071U);
    EXPECT_EQ(b->report.blank, 45U);
    EXPECT_EQ(b->profile.candidates().size(), 11U);
    EXPECT_EQ(to_text(weight::ratio(b->profile.total(), b->profile.denominator())),
              "22705804554890561083/25000000000000000");
    EXPECT_TRUE(b->profile.strata().empty());
    expect_balanced(*b);
    // Without a word about the cells, marks are not guessed.
    const auto guess = read_ballots({corpus("approval/strasbourg2017/approval.csv")}, {});
    ASSERT_FALSE(guess);
    EXPECT_EQ(guess.error().code, error_code::usage);
}

TEST_F(real, orsay_2007) {
    for (const auto& [file, cast] :
         {std::pair("rated/orsay2007/bureau_01.csv", 559U), {"rated/orsay2007/bureau_12.csv", 573U}}) {
        auto options = as("csv");
        EXPECT_FALSE(read_ballots({corpus(file)}, options));
        options.scale = {"0", "1", "2", "3", "4", "5", "6"};
        const auto b = read_ballots({corpus(file)}, options);
        ASSERT_TRUE(b) << to_text(b.error());
        EXPECT_EQ(b->report.cast, cast);
        EXPECT_EQ(b->profile.candidates().size(), 12U);
        EXPECT_EQ(b->profile.candidates().name(candidate_at(4)), "Bové");
    }
    // Two polling stations are one electorate: no voter stands in both.
    auto options = as("grades");
    const auto both =
        read_ballots({corpus("rated/orsay2007/bureau_01.csv"), corpus("rated/orsay2007/bureau_12.csv")}, options);
    ASSERT_TRUE(both) << to_text(both.error());
    EXPECT_EQ(both->report.cast, 559U + 573U);
    expect_balanced(*both);
}

}  // namespace
}  // namespace delib::testing
