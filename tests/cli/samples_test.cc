// The sample reports code as tests/cli/samples.tsv says, through the real program.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "cli/program.h"
#include "support/documents.h"

namespace khaldun {
namespace {

using Json = nlohmann::json;

struct Pin {
  std::string line, document, type, trigger, source, target, date;
};

std::vector<Pin> ReadPins(const std::string& path) {
  std::vector<Pin> pins;
  std::istringstream in(testing::ReadFile(path));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    Pin pin;
    pin.line = line;
    std::istringstream fields(line);
    for (auto* field :
         {&pin.document, &pin.type, &pin.trigger, &pin.source, &pin.target, &pin.date}) {
      EXPECT_TRUE(std::getline(fields, *field, '\t')) << line;
    }
    pins.push_back(pin);
  }
  return pins;
}

bool HasCountries(const Json& side, const std::string& wanted) {
  if (wanted == "-") return true;
  std::set<std::string> there;
  for (const auto& who : side) {
    if (who["country"].is_string()) there.insert(who["country"].get<std::string>());
  }
  std::istringstream in(wanted);
  for (std::string country; in >> country;) {
    if (there.count(country) == 0) return false;
  }
  return true;
}

bool HasWord(const std::string& trigger, const std::string& word) {
  return (" " + trigger + " ").find(" " + word + " ") != std::string::npos;
}

TEST(Samples, AreCodedAsPinned) {
  auto ran = testing::RunKhaldun(
      {"code", "--format", "jsonl", "--verify", testing::SourceFolder() + "/samples"});
  ASSERT_EQ(ran.exit, 0) << ran.err;
  std::vector<Json> events;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) events.push_back(Json::parse(line));

  auto pins = ReadPins(testing::SourceFolder() + "/tests/cli/samples.tsv");
  EXPECT_GT(pins.size(), 40u);
  for (const Pin& pin : pins) {
    bool same_trigger = false, met = false;
    std::string seen;
    for (const Json& e : events) {
      auto id = e["document"]["id"].get<std::string>();
      if (id != pin.document && !id.ends_with("/" + pin.document)) continue;
      if (!HasWord(e["trigger"]["text"].get<std::string>(), pin.trigger)) continue;
      same_trigger = true;
      seen += e["type"].get<std::string>() + " " + e["source"].dump() + e["target"].dump() +
              e["date"].dump() + "\n";
      met |= e["type"] == pin.type && HasCountries(e["source"], pin.source) &&
             HasCountries(e["target"], pin.target) &&
             (pin.date == "-" || (e["date"].is_object() && e["date"]["start"] == pin.date));
    }
    if (pin.type == "-") {
      EXPECT_FALSE(same_trigger) << pin.line << "\n" << seen;
    } else {
      EXPECT_TRUE(met) << pin.line << "\ncoded:\n" << seen;
    }
  }
}

}  // namespace
}  // namespace khaldun
