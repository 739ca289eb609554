// A user's table over ours: read or refused, whatever its bytes.
#include "entity/roles.h"
#include "event/frame.h"
#include "quote/cues.h"
#include "resources/actors.h"
#include "resources/first_names.h"
#include "resources/ontology.h"
#include "support.h"

namespace {

using khaldun::fuzz::Require;
using khaldun::resources::Table;

Table Ours(const char* name) {
  static const auto share = khaldun::resources::Share::Find("");
  Require(share.has_value());
  auto table = share->ReadTable(name);
  Require(table.has_value());
  return std::move(*table);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Table roles = Ours("lexicon/roles.tsv"), ontology = Ours("lexicon/ontology.tsv"),
                     cues = Ours("lexicon/quote_cues.tsv");
  const std::string text = khaldun::fuzz::Bytes(data, size);
  auto over = [&](Table table) {
    table.layers.push_back({{"user.tsv", text}});
    return table;
  };
  (void)khaldun::entity::Roles::Read(over(roles)).status();
  (void)khaldun::resources::Ontology::Parse(over(ontology)).status();
  (void)khaldun::quote::Cues::Read(over(cues)).status();
  const Table none("ours.tsv", "");
  (void)khaldun::resources::Actors::Read(over(none)).status();
  (void)khaldun::resources::Countries::Read(over(none)).status();
  (void)khaldun::resources::FirstNames::Read(over(none)).status();
  (void)khaldun::event::FrameLexicon().Add(over(none)).ok();
  return 0;
}
