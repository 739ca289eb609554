#include "pipeline/check_lexicon.h"

#include <fmt/format.h>

#include <algorithm>

#include "clean/cues.h"
#include "entity/name_lexicon.h"
#include "entity/roles.h"
#include "event/cues.h"
#include "event/frame.h"
#include "geo/publishers.h"
#include "quote/cues.h"
#include "relation/cues.h"
#include "relation/frame.h"
#include "resources/ontology.h"
#include "when/lexicon.h"

namespace khaldun::pipeline {
namespace {

using resources::Share;

// The reader of a table that takes one, with the table of that name.
template <class Read>
Status ReadWith(const Share& share, std::string_view name, Read&& read) {
  auto table = share.ReadTable(name);
  return table ? read(*table).status() : table.error();
}

Status ReadPublishers(const Share& share) {
  auto gazetteer = geo::Gazetteer::Open(share.Path("gazetteer.bin"));
  if (!gazetteer) return gazetteer.error();
  return ReadWith(share, "lexicon/publishers.tsv",
                  [&](const resources::Table& t) { return geo::Publishers::Read(t, *gazetteer); });
}

Result<LexiconReport::File> Count(const Share::UserFile& file) {
  LexiconReport::File counts{file.path};
  auto count = [&](const resources::Row& row) {
    ++(row[0].starts_with('-') ? counts.removals : counts.entries);
    return Status::Ok();
  };
  auto table = resources::ReadFile(file.path);
  if (!table) return table.error();
  KHALDUN_TRY(resources::ReadTable(file.path, *table, count));
  return counts;
}

}  // namespace

Result<LexiconReport> CheckLexicon(const Share& share) {
  LexiconReport report;
  for (const auto& layer : share.user_layers()) {
    for (const Share::UserFile& file : layer) {
      auto counts = Count(file);
      if (!counts) return counts.error();
      report.files.push_back(std::move(*counts));
    }
  }
  for (const Status& status :
       {resources::Ontology::Load(share).status(), entity::NameLexicon::Load(share).status(),
        ReadWith(share, "lexicon/roles.tsv",
                 [](const resources::Table& t) { return entity::Roles::Read(t); }),
        event::FrameLexicon::Load(share, true).status(), event::Cues::Load(share).status(),
        relation::FrameLexicon::Load(share).status(), relation::Cues::Load(share).status(),
        ReadWith(share, "lexicon/quote_cues.tsv",
                 [](const resources::Table& t) { return quote::Cues::Read(t); }),
        clean::Cues::Load(share).status(), when::TimeLexicon::Load(share).status(),
        ReadPublishers(share)}) {
    const std::string& fault = status.message();
    // A broken ontology breaks the frames' reader too.
    if (!status.ok() && std::ranges::find(report.faults, fault) == report.faults.end())
      report.faults.push_back(fault);
  }
  return report;
}

std::string Format(const LexiconReport& report) {
  std::string out;
  for (const auto& file : report.files) {
    out +=
        fmt::format("{}: {} {}", file.path, file.entries, file.entries == 1 ? "entry" : "entries");
    if (file.removals > 0) out += fmt::format(", {} removed", file.removals);
    out += '\n';
  }
  return out;
}

}  // namespace khaldun::pipeline
