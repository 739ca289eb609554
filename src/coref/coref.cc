#include "coref/coref.h"

#include <algorithm>
#include <unordered_map>

#include "coref/clusters.h"
#include "coref/codes.h"
#include "coref/name_links.h"
#include "coref/nominal_links.h"
#include "coref/pronouns.h"
#include "coref/speakers.h"
#include "coref/stage.h"
#include "names/person_names.h"

namespace khaldun::coref {
namespace {

class CorefStage : public Stage {
 public:
  CorefStage(resources::FirstNames names, CountryWords countries, names::NameMatcher matcher)
      : names_(std::move(names)), countries_(std::move(countries)), matcher_(std::move(matcher)) {}

  Layer gives() const override { return Layer::kCoref; }
  LayerSet needs() const override {
    return {Layer::kText, Layer::kSegment, Layer::kSyntax, Layer::kEntity};
  }
  Status Run(Document& document) const override;

 private:
  resources::FirstNames names_;
  CountryWords countries_;
  names::NameMatcher matcher_;
};

}  // namespace

Clusters LinkMentions(const Document& document, const std::vector<Facts>& facts,
                      const CountryWords& countries, const names::EditModel& spellings,
                      const PronounObserver& observe) {
  const auto& mentions = document.Get<EntityLayer>().mentions;
  Clusters clusters(document, facts);
  LinkNames(document, facts, spellings, clusters);
  NominalLinker nominals(document, facts, countries, clusters);
  PronounResolver pronouns(document, facts, clusters);
  Speakers speakers(document, facts);
  // A pronoun that stands for a phrase that is no mention shares a cluster with the others that do.
  std::unordered_map<uint32_t, uint32_t> cluster_of_phrase;
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    if (mentions[m].kind == MentionKind::kNominal) {
      nominals.Link(m);
    } else if (mentions[m].kind == MentionKind::kPronoun) {
      std::optional<Candidate> found;
      if (PronounResolver::ModelOf(facts[m].pronoun) < kPronounModels) {
        found = pronouns.Resolve(m);
        if (observe) observe(m, pronouns, found);
      } else if (std::optional<uint32_t> speaker = speakers.Antecedent(m)) {
        found = Candidate{facts[*speaker].head, static_cast<int32_t>(*speaker)};
      }
      if (found && found->mention >= 0 && clusters.Has(static_cast<uint32_t>(found->mention))) {
        clusters.Join(m, clusters.Of(static_cast<uint32_t>(found->mention)));
      } else {
        auto known = found ? cluster_of_phrase.find(found->head.value) : cluster_of_phrase.end();
        if (known != cluster_of_phrase.end()) {
          clusters.Join(m, known->second);
        } else {
          clusters.New(m);
          if (found) cluster_of_phrase[found->head.value] = clusters.Of(m);
        }
      }
    }
    clusters.See(m);
    nominals.Touch(clusters.Of(m));
  }
  return clusters;
}

namespace {

Status CorefStage::Run(Document& document) const {
  std::vector<Facts> facts = CollectFacts(document, names_);
  Clusters clusters = LinkMentions(document, facts, countries_, matcher_.words(), {});
  GiveCodes(document, facts, countries_, clusters);
  const auto& mentions = document.Get<EntityLayer>().mentions;
  CorefLayer layer;
  layer.entity_of.resize(mentions.size());
  std::vector<int32_t> entity_of_cluster(clusters.size(), -1);
  for (uint32_t m = 0; m < mentions.size(); ++m) {
    uint32_t cluster = clusters.Of(m);
    if (entity_of_cluster[cluster] < 0) {
      entity_of_cluster[cluster] = static_cast<int32_t>(layer.entities.size());
      const Cluster& c = clusters[cluster];
      Entity& e = layer.entities.emplace_back();
      e.name = c.name.empty() ? mentions[m].name : c.name;
      e.kind = c.kind;
      e.known = c.known;
      ActorCode code{c.country, c.sectors};
      if (!code.empty()) e.actor = std::move(code);
    }
    EntityId entity(static_cast<uint32_t>(entity_of_cluster[cluster]));
    layer.entity_of[m] = entity;
    layer.entities[entity.value].mentions.push_back(MentionId(m));
  }
  return document.Add(std::move(layer));
}

}  // namespace

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share) {
  auto name_table = share.ReadTable("lexicon/first_names.tsv");
  if (!name_table) return name_table.status();
  auto names = resources::FirstNames::Read(*name_table);
  if (!names) return names.status();
  auto country_table = share.ReadTable("lexicon/countries.tsv");
  if (!country_table) return country_table.status();
  auto countries = resources::Countries::Read(*country_table);
  if (!countries) return countries.status();
  auto matcher = names::NameMatcher::Load(share);
  if (!matcher) return matcher.status();
  return std::unique_ptr<Stage>(std::make_unique<CorefStage>(
      std::move(*names), CountryWords(*countries), std::move(*matcher)));
}

}  // namespace khaldun::coref
