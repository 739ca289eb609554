#include "pipeline/uncoded_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "text/ascii.h"

namespace khaldun::pipeline {
namespace {

// Of equals the first by name.
std::string Commonest(const std::map<std::string, size_t>& counts) {
  auto best = std::ranges::max_element(
      counts, [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == counts.end() ? "" : best->first;
}

bool IsName(const Entity& entity) {
  return entity.kind == EntityKind::kPerson || entity.kind == EntityKind::kOrganization ||
         entity.kind == EntityKind::kGroup;
}

}  // namespace

void UncodedNames::Example::Improve(const Document& d, SentenceId s) {
  const std::string& id = d.story().id;
  if (!text.empty() && std::tie(document, sentence) <= std::tie(id, s.value)) return;
  document = id;
  sentence = s.value;
  text = d.text(d.Get<SegmentLayer>().sentence(s).span);
  std::ranges::replace_if(text, text::IsSpace, ' ');
}

void UncodedNames::Add(const Document& document) {
  const auto& mentions = document.Get<EntityLayer>();
  const auto& segment = document.Get<SegmentLayer>();
  std::set<std::string> seen;
  std::lock_guard lock(mutex_);
  for (const Entity& entity : document.Get<CorefLayer>().entities) {
    if (entity.known || !IsName(entity)) continue;
    for (MentionId id : entity.mentions) {
      const Mention& m = mentions.mention(id);
      if (m.kind != MentionKind::kName || m.known) continue;
      // A short name counts with the whole one; another name of the same entity for itself.
      const std::string& name =
          entity.name.find(m.name) != std::string::npos ? entity.name : m.name;
      Tally& tally = tallies_[name];
      ++tally.mentions;
      tally.reports += seen.insert(name).second;
      ++tally.kinds[std::string(Name(entity.kind))];
      if (m.actor && !m.actor->empty()) ++tally.codes[m.actor->Format()];
      tally.example.Improve(document, segment.SentenceOf(m.head));
    }
  }
}

std::vector<UncodedNames::Row> UncodedNames::Rows(size_t minimum) const {
  std::lock_guard lock(mutex_);
  std::vector<Row> rows;
  for (const auto& [name, t] : tallies_) {
    if (t.mentions < minimum) continue;
    rows.push_back(
        {name, t.mentions, t.reports, Commonest(t.kinds), Commonest(t.codes), t.example.text});
  }
  std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
    return std::tie(a.mentions, a.reports) > std::tie(b.mentions, b.reports);
  });
  return rows;
}

std::string Format(const std::vector<UncodedNames::Row>& rows) {
  std::string out = "mentions\treports\tname\tkind\tguess\texample\n";
  for (const auto& r : rows) {
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", r.mentions, r.reports, r.name, r.kind,
                       r.guess.empty() ? "-" : r.guess, r.example);
  }
  return out;
}

}  // namespace khaldun::pipeline
