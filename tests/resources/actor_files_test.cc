// The actor files themselves: every entry is read by the real reader, no actor stands twice, and a
// name that belongs to several actors is meant so: it stands in shared_names.txt.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "resources/actors.h"
#include "resources/countries.h"
#include "resources/share.h"

namespace khaldun::resources {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in.is_open()) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string Source(const std::string& relative) {
  return std::string(std::getenv("KHALDUN_SOURCE")) + "/" + relative;
}

Actors ReadActors() {
  Result<Share> share = Share::Find("");
  EXPECT_TRUE(share.has_value()) << share.status().message();
  Result<Actors> actors = Actors::ReadAll(*share);
  EXPECT_TRUE(actors.has_value()) << actors.status().message();
  return actors ? std::move(*actors) : Actors();
}

const Actors& AllActors() {
  static const Actors actors = ReadActors();
  return actors;
}

TEST(ActorFiles, NoActorStandsTwice) {
  std::set<std::string> seen;
  for (const Actor& a : AllActors().all()) EXPECT_TRUE(seen.insert(a.name).second) << a.name;
  EXPECT_GT(seen.size(), 1000u);
}

TEST(ActorFiles, AnEntryNamesEachNameOnce) {
  for (const Actor& a : AllActors().all()) {
    std::set<std::string> seen = {a.name};
    for (const std::string& n : a.other_names)
      EXPECT_TRUE(seen.insert(n).second) << a.name << ": " << n;
  }
}

TEST(ActorFiles, NamesAreWrittenAsTextsWriteThem) {
  for (const Actor& a : AllActors().all()) {
    std::vector<std::string> names = a.other_names;
    names.push_back(a.name);
    for (const std::string& n : names) {
      EXPECT_FALSE(n.starts_with("the ") || n.starts_with("The ")) << n;
      EXPECT_EQ(n.find("\u2019"), std::string::npos) << n << ": write the straight apostrophe";
      EXPECT_EQ(n.find("  "), std::string::npos) << n;
      EXPECT_GT(n.size(), 1u) << a.name;
    }
  }
}

// One line a name: the name, a tab, the actors that bear it, divided by '|'. A new line here is a
// decision: two actors may share a surname or an abbreviation, but not by accident.
TEST(ActorFiles, SharedNamesAreMeant) {
  std::map<std::string, std::set<std::string>> bearers;
  for (const Actor& a : AllActors().all()) {
    bearers[a.name].insert(a.name);
    for (const std::string& n : a.other_names) bearers[n].insert(a.name);
  }
  std::string got;
  for (const auto& [name, actors] : bearers) {
    if (actors.size() < 2) continue;
    got += name;
    char divider = '\t';
    for (const std::string& a : actors) {
      got += divider + a;
      divider = '|';
    }
    got += '\n';
  }
  EXPECT_EQ(got, ReadFile(Source("tests/resources/shared_names.txt")));
}

TEST(CountryFile, EveryCountryStandsOnce) {
  Result<Share> share = Share::Find("");
  ASSERT_TRUE(share.has_value()) << share.status().message();
  Result<std::string> text = share->Read("lexicon/countries.tsv");
  ASSERT_TRUE(text.has_value()) << text.status().message();
  Result<Countries> countries = Countries::Read("lexicon/countries.tsv", *text);
  ASSERT_TRUE(countries.has_value()) << countries.status().message();
  std::set<std::string> codes, names;
  for (const Country& c : countries->all()) {
    EXPECT_TRUE(codes.insert(c.alpha3).second) << c.alpha3;
    EXPECT_TRUE(names.insert(c.name).second) << c.name;
  }
  EXPECT_EQ(codes.size(), 250u);  // 249 of ISO 3166-1, and Kosovo
}

}  // namespace
}  // namespace khaldun::resources
