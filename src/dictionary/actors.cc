// Actor dictionaries:
//
//   HAMID_KARZAI_ [AFGELI]        a name with its code; several codes may stand on one line
//   +PRESIDENT_KARZAI_            a further name
//   <tab>[AFGGOV 011222-140929]   a code with its time
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "dictionary/codes.h"
#include "dictionary/convert.h"
#include "text/ascii.h"

namespace khaldun::dictionary {
namespace {

struct Entry {
  std::vector<std::pair<uint32_t, std::string>> heads;  // first lines: several where a name does
  std::vector<std::string> names;
  std::vector<std::pair<uint32_t, std::string>> codes;  // what stands in brackets, with its line
};

// The name of a line before its code.
std::string_view PhraseOf(std::string_view line) {
  return text::Trim(line.substr(0, line.find('[')));
}

class ActorConverter {
 public:
  ActorConverter(const Vocabulary& vocabulary, Conversion& out) : v_(vocabulary), out_(out) {}

  void Take(const Line& line) {
    std::string_view trimmed = text::Trim(line.text);
    const bool more = trimmed.starts_with('+') || trimmed.starts_with('[');
    if (!more) {
      Finish();
      entry_.heads = {{line.number, std::string(trimmed)}};
    } else if (entry_.names.empty()) {
      ++out_.entries;
      Leave(line.number, trimmed, "stands below no name");
      return;
    }
    if (trimmed.starts_with('+')) trimmed.remove_prefix(1);
    if (std::string name = v_.NameOf(PhraseOf(trimmed)); !name.empty()) {
      if (std::ranges::find(entry_.names, name) == entry_.names.end())
        entry_.names.push_back(std::move(name));
    }
    for (std::string_view code : Bracketed(trimmed)) entry_.codes.emplace_back(line.number, code);
  }

  // Ends an entry. One of a name that stands above ("CHAN_BLUFF", "CHAN_BLUFF_") adds to that.
  void Finish() {
    Entry entry = std::exchange(entry_, {});
    if (entry.names.empty()) return;
    ++out_.entries;
    auto [at, fresh] = index_.try_emplace(entry.names[0], entries_.size());
    if (fresh) {
      entries_.push_back(std::move(entry));
      return;
    }
    Entry& above = entries_[at->second];
    std::ranges::move(entry.heads, std::back_inserter(above.heads));
    std::ranges::move(entry.codes, std::back_inserter(above.codes));
    for (std::string& n : entry.names) {
      if (std::ranges::find(above.names, n) == above.names.end())
        above.names.push_back(std::move(n));
    }
  }

  // Once all is read.
  void WriteAll() {
    Finish();
    for (Entry& entry : entries_) Write(entry);
  }

 private:
  void Write(Entry& entry) {
    std::vector<DatedReading> codes = ReadCodes(entry);
    if (codes.empty() || IsKnownCountry(entry, codes)) return;
    // With us a state acts through its government.
    for (DatedReading& c : codes) {
      if (c.code.sectors.empty() && v_.countries().Find(c.code.country) != nullptr)
        c.code.sectors.push_back("GOV");
    }
    out_.converted += entry.heads.size();
    // The entry will take the place of ours of the same name, whose other names are as good.
    const resources::Actor* ours = v_.FindActor(entry.names[0]);
    if (ours != nullptr) {
      for (const std::string& n : ours->other_names) {
        if (std::ranges::find(entry.names, n) == entry.names.end()) entry.names.push_back(n);
      }
    }
    std::vector<std::string> written;
    for (const DatedReading& c : codes) {
      written.push_back(c.time.empty() ? c.code.Format() : c.code.Format() + " " + c.time);
    }
    std::span others = std::span(entry.names).subspan(1);
    out_.table += fmt::format("{}\t{}\t{}\t{}\n", entry.names[0], fmt::join(others, "|"),
                              KindOf(entry, codes), fmt::join(written, "; "));
  }

  void Leave(uint32_t line, std::string_view text, std::string reason, bool in_part = false) {
    out_.leftovers.push_back({line, std::string(text), std::move(reason), in_part});
  }

  // The codes that can be converted; what becomes of the others is noted.
  std::vector<DatedReading> ReadCodes(const Entry& entry) {
    std::vector<DatedReading> codes;
    std::vector<Leftover> faults;
    for (const auto& [line, bracket] : entry.codes) {
      DatedReading reading = ReadDatedCode(bracket, v_);
      CodeReading& code = reading.code;
      if (code.fault.empty() && code.country.empty()) code.fault = "a role without a country";
      auto note = [&](std::string reason) {
        faults.push_back({line, fmt::format("{} [{}]", entry.names[0], bracket), reason, true});
      };
      if (!code.fault.empty()) {
        note(code.fault);
        continue;
      }
      if (!code.dropped.empty()) {
        note(fmt::format("without {}, which has no counterpart", fmt::join(code.dropped, ", ")));
      }
      codes.push_back(std::move(reading));
    }
    if (codes.empty()) {
      for (const auto& [line, text] : entry.heads) {
        Leave(line, text, faults.empty() ? "a name without a code" : faults.front().reason);
      }
    } else {
      std::ranges::move(faults, std::back_inserter(out_.leftovers));
    }
    return codes;
  }

  // Names of a country that countries.tsv has, and its places, which are places with us, are taken
  // out; true where no others are left.
  bool IsKnownCountry(Entry& entry, const std::vector<DatedReading>& codes) {
    const CodeReading& code = codes[0].code;
    if (codes.size() != 1 || !codes[0].time.empty() || !code.sectors.empty()) return false;
    std::erase_if(entry.names, [&](auto& n) {
      return v_.NamesCountry(n, code.country) || v_.NamesPlaceIn(n, code.country);
    });
    if (!entry.names.empty()) return false;
    out_.known += entry.heads.size();
    return true;
  }

  // The dictionaries do not say what an actor is. Whoever held office for a time or bears a first
  // name is a person; who bears arms without a state is a group.
  std::string_view KindOf(const Entry& entry, const std::vector<DatedReading>& codes) const {
    if (const resources::Actor* ours = v_.FindActor(entry.names[0])) {
      return ours->kind == EntityKind::kPerson  ? "person"
             : ours->kind == EntityKind::kGroup ? "group"
                                                : "organization";
    }
    const std::vector<std::string>& sectors = codes[0].code.sectors;
    auto has = [&](std::string_view s) { return std::ranges::find(sectors, s) != sectors.end(); };
    std::string_view first = entry.names[0];
    const bool several = first.find(' ') != std::string_view::npos;
    if (several && v_.IsFirstName(first.substr(0, first.find(' ')))) return "person";
    if (has("REB") || has("PRM") || has("CRM") || has("UAF")) return "group";
    const bool office = std::ranges::any_of(codes, [](const DatedReading& c) {
      auto is = [&](std::string_view s) {
        return std::ranges::find(c.code.sectors, s) != c.code.sectors.end();
      };
      return is("ELI") || (!c.time.empty() && (is("GOV") || is("MIL") || is("OPP")));
    });
    return several && office ? "person" : "organization";
  }

  const Vocabulary& v_;
  Conversion& out_;
  Entry entry_;
  std::vector<Entry> entries_;
  std::map<std::string, size_t> index_;  // canonical names
};

}  // namespace

Conversion ConvertActors(const std::vector<Line>& lines, const Vocabulary& vocabulary) {
  Conversion out;
  ActorConverter converter(vocabulary, out);
  for (const Line& line : lines) converter.Take(line);
  converter.WriteAll();
  return out;
}

}  // namespace khaldun::dictionary
