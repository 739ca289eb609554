// How much the lexicon covers: every state, and at least so many actors of each kind. A fall below
// these counts is a fault of the lexicon, not of the program.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "resources/actors.h"
#include "resources/countries.h"
#include "resources/share.h"
#include "support/documents.h"

namespace khaldun::resources {
namespace {

const Share& Ours() {
  static const Share* share = new Share(*Share::Find(testing::ShareFolder()));
  return *share;
}

const Countries& AllCountries() {
  static const Countries* countries = [] {
    auto read = Countries::Read(*Ours().ReadTable("lexicon/countries.tsv"));
    EXPECT_TRUE(read) << read.status().message();
    return new Countries(std::move(*read));
  }();
  return *countries;
}

// The actors of each file of lexicon/actors.
const std::map<std::string, Actors>& ActorFiles() {
  static const auto* files = [] {
    auto* read = new std::map<std::string, Actors>;
    const Table table = *Ours().ReadTable("lexicon/actors");
    for (const TableFile& file : table.layers[0]) {
      auto actors = Actors::Read(Table(file.name, file.text), &AllCountries());
      EXPECT_TRUE(actors) << actors.status().message();
      read->emplace(file.name, std::move(*actors));
    }
    return read;
  }();
  return *files;
}

std::span<const Actor> File(const std::string& name) {
  return ActorFiles().at("lexicon/actors/" + name + ".tsv").all();
}

// Territories without inhabitants of their own have no people, cities that are states no other
// capital, and some names are their own adjective. Nobody writes a demonym for the rest.
const std::set<std::string> kNoCapital = {"ATA", "ATF", "BVT", "GIB", "HKG", "HMD",
                                          "IOT", "MAC", "SGP", "TKL", "UMI", "VAT"};
const std::set<std::string> kNoAdjective = {"ATF", "BVT", "CCK", "HMD", "JEY", "SGS", "SJM", "UMI"};
const std::set<std::string> kNoDemonym = {"ATA", "ATF", "BVT", "HMD", "SGS", "SJM", "UMI", "VAT"};

TEST(Coverage, EveryCountryHasItsWords) {
  ASSERT_EQ(AllCountries().all().size(), 250u);
  for (const Country& c : AllCountries().all()) {
    EXPECT_EQ(c.alpha2.size(), 2u) << c.alpha3;
    EXPECT_NE(c.name, "") << c.alpha3;
    EXPECT_EQ(c.adjectives.empty(), kNoAdjective.contains(c.alpha3)) << c.alpha3;
    EXPECT_EQ(c.demonyms.empty(), kNoDemonym.contains(c.alpha3)) << c.alpha3;
    EXPECT_EQ(c.capital.empty(), kNoCapital.contains(c.alpha3)) << c.alpha3;
  }
}

TEST(Coverage, EnoughActorsOfEachKind) {
  auto bodies = std::ranges::count_if(File("igos"), [](const Actor& a) {
    return a.kind == EntityKind::kOrganization &&
           (a.codes[0].code.country == "IGO" || a.codes[0].code.country == "EUR");
  });
  EXPECT_GE(bodies, 150);
  EXPECT_GE(File("armed_groups").size(), 400u);
  EXPECT_GE(File("parties").size(), 300u);
  EXPECT_GE(File("ngos").size(), 150u);
  EXPECT_GE(File("media").size(), 300u);
}

TEST(Coverage, FourHundredArmedGroupsHaveACountryAndOtherNames) {
  size_t named = 0;
  for (const Actor& a : File("armed_groups")) {
    EXPECT_FALSE(a.codes[0].code.sectors.empty()) << a.name;
    named += AllCountries().Find(a.codes[0].code.country) != nullptr && !a.other_names.empty();
  }
  EXPECT_GE(named, 400u);
}

TEST(Coverage, PartiesAndMediaAreCodedAsSuch) {
  for (const Actor& a : File("media")) {
    EXPECT_EQ(a.codes[0].code.sectors.back(), Sector::kJrn) << a.name;
  }
  for (const Actor& a : File("parties")) {
    const std::string& country = a.codes[0].code.country;
    EXPECT_TRUE(AllCountries().Find(country) != nullptr || country == "EUR") << a.name;
  }
}

TEST(Coverage, TheNewsAgenciesOfTheWorldAreThere) {
  std::set<std::string> names;
  for (const Actor& a : File("media")) {
    names.insert(a.name);
    names.insert(a.other_names.begin(), a.other_names.end());
  }
  for (const char* agency : {"Reuters",
                             "Associated Press",
                             "AFP",
                             "DPA",
                             "EFE",
                             "ANSA",
                             "TASS",
                             "Interfax",
                             "Xinhua",
                             "Kyodo",
                             "Yonhap",
                             "KCNA",
                             "Anadolu Agency",
                             "IRNA",
                             "Tasnim",
                             "SANA",
                             "WAM",
                             "Petra news agency",
                             "WAFA",
                             "Ukrinform",
                             "Antara",
                             "Bernama",
                             "PTI",
                             "Fars News Agency"}) {
    EXPECT_TRUE(names.contains(agency)) << agency;
  }
}

// States whose governments act in news: all of ISO 3166 but territories, which stand below.
const std::set<std::string> kTerritories = {
    "ABW", "AIA", "ALA", "ASM", "ATA", "ATF", "BES", "BLM", "BMU", "BVT", "CCK",
    "COK", "CUW", "CXR", "CYM", "ESH", "FLK", "FRO", "GGY", "GIB", "GLP", "GRL",
    "GUF", "GUM", "HKG", "HMD", "IMN", "IOT", "JEY", "MAC", "MAF", "MNP", "MSR",
    "MTQ", "MYT", "NCL", "NFK", "NIU", "PCN", "PRI", "PYF", "REU", "SGS", "SHN",
    "SJM", "SPM", "SXM", "TCA", "TKL", "UMI", "VGB", "VIR", "WLF"};

TEST(Coverage, EveryStateHasPersonsWhoGovernedItSince2000) {
  std::map<std::string, std::set<std::string>> governing;
  const Date since = *ParseDate("2000-01-01");
  for (const auto& [file, actors] : ActorFiles()) {
    for (const Actor& a : actors.all()) {
      if (a.kind != EntityKind::kPerson) continue;
      for (const DatedCode& c : a.codes) {
        const auto& sectors = c.code.sectors;
        const bool governs = std::ranges::find(sectors, Sector::kGov) != sectors.end();
        if (governs && (!c.to || *c.to >= since)) governing[c.code.country].insert(a.name);
      }
    }
  }
  for (const Country& c : AllCountries().all()) {
    if (kTerritories.contains(c.alpha3)) continue;
    EXPECT_GE(governing[c.alpha3].size(), 3u) << c.alpha3 << " " << c.name;
  }
}

}  // namespace
}  // namespace khaldun::resources
