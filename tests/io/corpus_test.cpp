// Real files, where DELIB_CORPUS names a folder of them.
#include "io/reading.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace delib::testing {
namespace {

std::vector<std::filesystem::path> files_of(const strings& rooms, const strings& extensions) {
    std::vector<std::filesystem::path> found;
    for (const std::string& room : rooms) {
        const std::filesystem::path folder = corpus(room);
        if (!std::filesystem::exists(folder)) continue;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
            const std::string extension = file.path().extension();
            if (std::find(extensions.begin(), extensions.end(), extension) != extensions.end())
                found.push_back(file.path());
        }
    }
    return found;
}

std::vector<std::filesystem::path> preflib_files() {
    return files_of({"ranked", "kemeny", "approval/french2002", "approval/poster", "rated/sushi", "stv"},
                    {".soc", ".soi", ".toc", ".toi"});
}

/// The ballots of a file of the Scottish councils in the form that is published beside its blt: a header, then lines of
/// a count and candidates by number, then names in quotes.
profile scottish_csv(const std::filesystem::path& path, const std::vector<std::string>& names) {
    auto builder = profile_builder::ranked(names);
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line) && !line.starts_with('"')) {
        std::istringstream cells(line);
        std::string cell;
        std::getline(cells, cell, ',');
        const std::uint64_t heads = std::stoull(cell);
        std::vector<entry> entries;
        while (std::getline(cells, cell, ',') && cell.find_first_of("0123456789") != std::string::npos)
            entries.push_back({candidate_at(std::stoul(cell) - 1), static_cast<std::uint32_t>(entries.size() + 1)});
        EXPECT_TRUE(builder->add({entries, weight(1), heads, {}, {}})) << path << ": " << line;
    }
    return *builder->freeze();
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

TEST_F(real, blt_files_hold_what_is_published_beside_them) {
    std::size_t compared = 0;
    for (const auto& path : files_of({"stv"}, {".blt"})) {
        SCOPED_TRACE(path.string());
        const auto b = read_ballots({path.string()}, {});
        ASSERT_TRUE(b) << to_text(b.error());
        expect_balanced(*b);
        ASSERT_TRUE(b->seats);
        const auto text = write_ballots(b->profile, "blt", {.seats = *b->seats});
        ASSERT_TRUE(text) << to_text(text.error());
        const auto back = read(*text, as("blt"));
        expect_same(b->profile, back.profile);
        EXPECT_EQ(back.seats, b->seats);
        std::filesystem::path beside = path;
        if (!std::filesystem::exists(beside.replace_extension(".csv"))) continue;
        expect_same(b->profile, scottish_csv(beside, b->profile.candidates().names()));
        ++compared;
    }
    EXPECT_GT(compared, 30U);
}

TEST_F(real, dublin_west_2002_is_the_same_in_blt_and_soi) {
    const auto blt = read_ballots({corpus("stv/ireland2002/dublin-west-2002.blt")}, {});
    const auto soi = read_ballots({corpus("stv/ireland2002/00001-00000002.soi")}, {});
    ASSERT_TRUE(blt && soi);
    EXPECT_EQ(blt->report.cast, 29'988U);
    expect_same(blt->profile, soi->profile);
}

TEST_F(real, abif_files_are_read_and_written_back) {
    std::size_t read_back = 0;
    for (const auto& path : files_of({"ranked/abif", "ranked/burlington2009", "ranked/stablevoting"}, {".abif"})) {
        SCOPED_TRACE(path.string());
        const auto b = read_ballots({path.string()}, {});
        // Files 5 to 9 of the format's own tests declare candidates as it did before June 2021, and must be refused.
        const std::string name = path.stem().string();
        if (name >= "test005" && name <= "test009") {
            ASSERT_FALSE(b);
            EXPECT_NE(b.error().message.find("=TOKEN:[name]"), std::string::npos);
            continue;
        }
        ASSERT_TRUE(b) << to_text(b.error());
        expect_balanced(*b);
        const auto text = write_ballots(b->profile, "abif");
        ASSERT_TRUE(text) << to_text(text.error());
        expect_same(b->profile, read(*text, as("abif")).profile);
        ++read_back;
        // The same poll as a PrefLib file, where there is one.
        for (const char* extension : {".soc", ".soi", ".toc", ".toi"}) {
            std::filesystem::path beside = path;
            if (name.starts_with("sv_poll") && std::filesystem::exists(beside.replace_extension(extension)))
                expect_same(b->profile, read_ballots({beside.string()}, {})->profile);
        }
    }
    EXPECT_GT(read_back, 55U);
}

TEST_F(real, cat_files_are_read_and_written_back) {
    std::size_t read_back = 0;
    for (const auto& path : files_of({"ranked", "approval"}, {".cat"})) {
        SCOPED_TRACE(path.string());
        const auto b = read_ballots({path.string()}, {});
        ASSERT_TRUE(b) << to_text(b.error());
        expect_balanced(*b);
        const auto text = write_ballots(b->profile, "cat");
        ASSERT_TRUE(text) << to_text(text.error());
        expect_same(b->profile, read(*text, as("cat")).profile);
        ++read_back;
    }
    EXPECT_GE(read_back, 3U);
    // One vote for a party of the Austrian parliament is one approval.
    const auto votes =
        read_ballots({corpus("ranked/misc/parliaments/00057-00000005.cat")}, as("cat", ballot_reading::approvals));
    ASSERT_TRUE(votes) << to_text(votes.error());
    EXPECT_EQ(votes->report.counted, 4'708'281U);
    EXPECT_EQ(votes->profile.size(), 12U);
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
