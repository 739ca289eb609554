#include "entity/entity.h"

#include <algorithm>

#include "entity/reader.h"
#include "entity/stage.h"

namespace khaldun::entity {
namespace {

class EntityStage : public Stage {
 public:
  EntityStage(NameLexicon lexicon, Roles roles, NameModel model)
      : lexicon_(std::move(lexicon)), roles_(std::move(roles)), model_(std::move(model)) {}

  Layer gives() const override { return Layer::kEntity; }
  LayerSet needs() const override { return {Layer::kSegment, Layer::kSyntax}; }
  Status Run(Document& document) const override;

 private:
  NameLexicon lexicon_;
  Roles roles_;
  NameModel model_;
};

// One document's mentions, made from its readings.
class Collector {
 public:
  Collector(const Words& words, const NameLexicon& lexicon, const RoleHits& roles,
            const Names& names)
      : words_(words),
        lexicon_(lexicon),
        roles_(roles),
        names_(names),
        published_(words.document().story().published) {}

  EntityLayer Run() {
    Phrases phrases = BuildPhrases(words_, names_);
    std::vector<Reading> readings = ReadPhrases(words_, lexicon_, roles_, names_, phrases);
    used_.assign(names_.spans.size(), false);
    for (size_t i = 0; i < readings.size(); ++i) {
      if (readings[i].name != nullptr)
        used_[static_cast<size_t>(readings[i].name - names_.spans.data())] = true;
    }
    for (size_t i = 0; i < readings.size(); ++i) {
      const Reading& r = readings[i];
      if (r.mention) AddPhrase(phrases.all[i], r);
      if (!r.mention || r.role == nullptr) AddModifierRoles(phrases.all[i]);
    }
    for (size_t i = 0; i < names_.spans.size(); ++i) {
      if (!used_[i]) AddBareName(names_.spans[i]);
    }
    Sort();
    return std::move(layer_);
  }

 private:
  std::string TextOf(WordRange range) const {
    std::string text;
    for (char c : words_.document().text(words_.segment().SpanOf(range))) {
      bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
      if (!blank) {
        text += c;
      } else if (!text.ends_with(' ')) {
        text += ' ';
      }
    }
    return text;
  }

  std::string NameOf(const NameSpan& name) const {
    if (!name.entry) return TextOf(name.words);
    const NameEntry& e = lexicon_.entry(*name.entry);
    if (e.type == NameType::kActor) return std::string(PlainName(lexicon_.actor(e)));
    return e.type == NameType::kCountry ? lexicon_.country(e).name : TextOf(name.words);
  }

  Mention Make(WordRange range, WordId head) const {
    Mention m;
    m.words = range;
    m.span = words_.segment().SpanOf(range);
    m.head = head;
    return m;
  }

  void AddPhrase(const Phrase& phrase, const Reading& r) {
    Mention m = Make(phrase.words, phrase.head);
    m.kind = r.kind;
    m.entity_kind = r.entity_kind;
    m.known = r.known;
    if (r.name != nullptr) {
      m.name = r.known ? NameOf(*r.name) : TextOf(r.name->words);
      m.name_words = r.name->words;
    } else {
      m.name = TextOf(phrase.words);
    }
    if (!r.actor.empty()) m.actor = r.actor;
    layer_.mentions.push_back(std::move(m));
  }

  // A name inside a phrase: "UN" in "UN envoy". Its head is the word whose head lies outside.
  void AddBareName(const NameSpan& name) {
    WordId head = Previous(name.words.end);
    for (WordId w = name.words.begin; w < name.words.end; ++w) {
      if (!name.words.Contains(words_.head(w))) {
        head = w;
        break;
      }
    }
    Mention m = Make(name.words, head);
    m.kind = MentionKind::kName;
    m.entity_kind = name.kind;
    m.name = NameOf(name);
    m.name_words = name.words;
    if (name.entry) {
      m.known = true;
      m.actor = CodeOf(lexicon_, lexicon_.entry(*name.entry), published_);
    }
    layer_.mentions.push_back(std::move(m));
  }

  // "rebel attack", "police raid": who acts stands before a noun that is nobody.
  void AddModifierRoles(const Phrase& phrase) {
    std::string country;
    for (WordId w = phrase.modifiers_begin; w < phrase.head; ++w) {
      if (int32_t c = names_.country[w.value]; c >= 0)
        country = lexicon_.countries().all()[static_cast<size_t>(c)].alpha3;
      const RoleHit* hit = roles_.At(w);
      if (hit == nullptr || hit->words.begin < phrase.modifiers_begin ||
          hit->words.Contains(phrase.head))
        continue;
      if (names_.At(w) != nullptr || words_.upos(w) == Upos::kAdj) continue;
      if (words_.lemma(w) == "terrorist") continue;  // "terrorist attack" says of what kind it is
      const Role& role = roles_.role(*hit);
      if (role.kind != RoleKind::kPerson && role.kind != RoleKind::kGroup &&
          role.kind != RoleKind::kOrganization)
        continue;
      if (role.sectors.empty()) continue;
      Mention m = Make(hit->words, w);
      m.kind = MentionKind::kNominal;
      m.entity_kind =
          role.kind == RoleKind::kOrganization ? EntityKind::kOrganization : EntityKind::kGroup;
      m.name = TextOf(hit->words);
      m.actor = ActorCode{country.empty() ? role.country : country, role.sectors};
      layer_.mentions.push_back(std::move(m));
    }
  }

  // In the layer's order, each mention once, and truly nested: one that another crosses grows to
  // hold it.
  void Sort() {
    auto& mentions = layer_.mentions;
    auto order = [](const Mention& a, const Mention& b) {
      if (a.words.begin != b.words.begin) return a.words.begin < b.words.begin;
      if (a.words.end != b.words.end) return a.words.end > b.words.end;
      return a.head < b.head;
    };
    std::sort(mentions.begin(), mentions.end(), order);
    std::vector<size_t> open;
    for (size_t i = 0; i < mentions.size(); ++i) {
      while (!open.empty() && mentions[open.back()].words.end <= mentions[i].words.begin)
        open.pop_back();
      for (size_t o : open)
        mentions[o].words.end = std::max(mentions[o].words.end, mentions[i].words.end);
      open.push_back(i);
    }
    for (Mention& m : mentions) m.span = words_.segment().SpanOf(m.words);
    std::sort(mentions.begin(), mentions.end(), order);
    auto same = [](const Mention& a, const Mention& b) {
      return a.words == b.words && a.head == b.head;
    };
    mentions.erase(std::unique(mentions.begin(), mentions.end(), same), mentions.end());
  }

  const Words& words_;
  const NameLexicon& lexicon_;
  const RoleHits& roles_;
  const Names& names_;
  std::optional<Date> published_;
  std::vector<bool> used_;
  EntityLayer layer_;
};

Status EntityStage::Run(Document& document) const {
  Words words(document);
  RoleHits roles(words, roles_);
  NameSources sources{lexicon_, model_.places, model_.classes, model_.tagger};
  Names names = FindNames(words, sources, roles);
  return document.Add(Collector(words, lexicon_, roles, names).Run());
}

}  // namespace

Result<NameModel> NameModel::Load(const resources::Share& share) {
  auto file = model::ModelFile::Open(share.Path("models/entity.bin"), "entity");
  if (!file) return file.status();
  auto places = PlaceNames::Open(share.Path("place_names.bin"));
  if (!places) return places.status();
  auto classes = WordClasses::Load(*file);
  if (!classes) return classes.status();
  auto tagger = NameTagger::Load(*file);
  if (!tagger) return tagger.status();
  return NameModel{std::move(*file), std::move(*places), *classes, *tagger};
}

std::unique_ptr<Stage> MakeStage(NameLexicon lexicon, Roles roles, NameModel model) {
  return std::make_unique<EntityStage>(std::move(lexicon), std::move(roles), std::move(model));
}

Result<std::unique_ptr<Stage>> MakeStage(const resources::Share& share) {
  auto lexicon = NameLexicon::Load(share);
  if (!lexicon) return lexicon.status();
  auto table = share.ReadTable("lexicon/roles.tsv");
  if (!table) return table.status();
  auto roles = Roles::Read(*table);
  if (!roles) return roles.status();
  auto model = NameModel::Load(share);
  if (!model) return model.status();
  return MakeStage(std::move(*lexicon), std::move(*roles), std::move(*model));
}

}  // namespace khaldun::entity
