// A TABARI or PETRARCH dictionary to tables that our own readers accept, with every entry accounted
// for.
#include <algorithm>

#include "dictionary/dictionary.h"
#include "entity/roles.h"
#include "ingest/encoding.h"
#include "support.h"

namespace {

using khaldun::fuzz::Require;
using namespace khaldun::dictionary;

const Vocabulary& Words() {
  static const Vocabulary words = [] {
    auto share = khaldun::resources::Share::Find("");
    Require(share.has_value());
    auto loaded = Vocabulary::Load(*share);
    Require(loaded.has_value());
    return std::move(*loaded);
  }();
  return words;
}

bool IsTable(Kind kind, const std::string& table) {
  switch (kind) {
    case Kind::kActors:
      return khaldun::resources::Actors::Read(khaldun::resources::Table("a", table),
                                              &Words().countries())
          .has_value();
    case Kind::kAgents:
      return khaldun::entity::Roles::Read("roles.tsv", table).has_value();
    case Kind::kVerbs:
      return khaldun::event::FrameLexicon()
          .Add(khaldun::resources::Table("e.tsv", table), &Words().ontology())
          .ok();
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  auto text = khaldun::ingest::DecodeText(khaldun::fuzz::Bytes(data, size));
  if (!text) return 0;
  (void)KindOf(*text);
  for (Kind kind : {Kind::kActors, Kind::kAgents, Kind::kVerbs}) {
    const Conversion c = Convert(kind, *text, Words());
    const auto whole =
        static_cast<size_t>(std::ranges::count(c.leftovers, false, &Leftover::in_part));
    Require(c.entries == c.converted + c.known + whole);
    Require(IsTable(kind, c.table));
  }
  return 0;
}
