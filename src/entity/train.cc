#include "entity/train.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include "entity/gum.h"
#include "entity/roles.h"
#include "text/conllu.h"
#include "text/fold_word.h"

namespace khaldun::entity {
namespace {

// So many sentences are taken for one report, whose names are judged together.
constexpr size_t kSentencesOfDocument = 10;

Result<std::string> ReadWhole(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Status::Io(fmt::format("{}: cannot be read", path));
  return std::string(std::istreambuf_iterator<char>(in), {});
}

NameTag TagFromName(std::string_view name) {
  bool inside = name.starts_with("I-");
  std::string_view kind = name.size() > 2 ? name.substr(2) : std::string_view{};
  NameTag begin = kind == "PER" ? 1 : kind == "ORG" ? 3 : kind == "LOC" ? 5 : 0;
  return begin == 0 ? 0 : static_cast<NameTag>(begin + (inside ? 1 : 0));
}

struct Part {
  std::string text;
  SegmentLayer segment;
  std::vector<NameTag> tags;
};

Result<std::vector<Part>> ReadBio(const std::string& path) {
  auto text = ReadWhole(path);
  if (!text) return text.status();
  std::vector<Part> parts;
  std::istringstream in(*text);
  uint32_t first = 0;
  size_t number = 0;
  auto close = [&] {
    if (parts.empty()) return;
    Part& p = parts.back();
    auto end = static_cast<uint32_t>(p.segment.words.size());
    if (end == first) return;
    p.segment.sentences.push_back(
        {{p.segment.words[first].span.begin, p.segment.words[end - 1].span.end},
         {WordId(first), WordId(end)},
         0});
    first = end;
    if (p.segment.sentences.size() == kSentencesOfDocument) {
      parts.emplace_back();
      first = 0;
    }
  };
  parts.emplace_back();
  for (std::string line; std::getline(in, line);) {
    ++number;
    size_t blank = line.rfind(' ');
    if (line.empty()) {
      close();
      continue;
    }
    if (blank == std::string::npos || blank == 0)
      return Status::InvalidInput(
          fmt::format("{}:{}: a word and its tag are wanted", path, number));
    Part& p = parts.back();
    if (!p.text.empty()) p.text += ' ';
    auto begin = static_cast<uint32_t>(p.text.size());
    p.text += line.substr(0, blank);
    p.segment.words.push_back({{begin, static_cast<uint32_t>(p.text.size())}, false});
    NameTag tag = TagFromName(std::string_view(line).substr(blank + 1));
    // Some sets begin a name with I-.
    bool follows = p.segment.words.size() > first + 1 && !p.tags.empty() && tag != 0 &&
                   (p.tags.back() == tag || p.tags.back() + 1 == tag);
    if (tag != 0 && tag % 2 == 0 && !follows) --tag;
    p.tags.push_back(tag);
  }
  close();
  if (parts.back().segment.sentences.empty()) parts.pop_back();
  return parts;
}

// GUM's person, organization and place mentions that are names, cut to their proper nouns: "the
// Leiden University Libraries" to "Leiden University Libraries".
std::vector<NameTag> TagsOfGum(const GumDocument& gum, const Document& document) {
  Words words(document);
  std::vector<NameTag> tags(gum.words, 0);
  std::vector<GumMention> mentions = gum.mentions;
  std::stable_sort(mentions.begin(), mentions.end(), [](const GumMention& a, const GumMention& b) {
    return a.end - a.begin > b.end - b.begin;
  });
  static constexpr std::string_view kTitles[] = {
      "Dr.", "Mr.",     "Mrs.",      "Ms.",      "Dr",        "Mr",
      "Ms",  "Miss",    "President", "Minister", "Professor", "Lord",
      "Sir", "Senator", "Governor",  "Justice",  "Judge",     "General"};
  for (const GumMention& m : mentions) {
    NameTag begin = m.type == "person"         ? 1
                    : m.type == "organization" ? 3
                    : m.type == "place"        ? 5
                                               : 0;
    if (begin == 0 || m.head >= m.end || words.upos(WordId(m.head)) != Upos::kPropn) continue;
    auto in_name = [&](uint32_t w) {
      if (w < m.begin || w >= m.end) return false;
      Upos upos = words.upos(WordId(w));
      return upos == Upos::kPropn || (words.IsHyphen(WordId(w)) && w > m.begin && w + 1 < m.end);
    };
    uint32_t from = m.head, to = m.head + 1;
    while (from > 0 && in_name(from - 1)) --from;
    while (in_name(to)) ++to;
    bool of = begin != 1 && to + 1 < m.end && words.form(WordId(to)) == "of" &&
              words.upos(WordId(to + 1)) == Upos::kPropn;
    if (of) {
      ++to;
      while (in_name(to)) ++to;
    }
    while (from + 1 < to && std::find(std::begin(kTitles), std::end(kTitles),
                                      words.form(WordId(from))) != std::end(kTitles))
      ++from;
    bool taken = false;
    for (uint32_t w = from; w < to; ++w) taken |= tags[w] != 0;
    if (taken) continue;
    for (uint32_t w = from; w < to; ++w)
      tags[w] = static_cast<NameTag>(w == from ? begin : begin + 1);
  }
  return tags;
}

}  // namespace

Result<std::vector<TagExample>> ReadExamples(const std::string& path, const resources::Share& share,
                                             const Stage& tagger, const WordClasses& classes) {
  auto lexicon = NameLexicon::Load(share);
  if (!lexicon) return lexicon.status();
  auto role_table = share.ReadTable("lexicon/roles.tsv");
  if (!role_table) return role_table.status();
  auto roles = Roles::Read(*role_table);
  if (!roles) return roles.status();

  auto places = PlaceNames::Open(share.Path("place_names.bin"));
  if (!places) return places.status();

  std::vector<TagExample> examples;
  auto add = [&](std::string text, SegmentLayer segment,
                 const std::function<std::vector<NameTag>(const Document&)>& tags_of) -> Status {
    OffsetMap offsets;
    offsets.AddRun({0, 0, 1});
    Document document(Story{}, std::move(text), std::move(offsets), TextLayer{});
    KHALDUN_TRY(document.Add(std::move(segment)));
    KHALDUN_TRY(tagger.Run(document));
    std::vector<NameTag> tags = tags_of(document);
    Words words(document);
    RoleHits hits(words, *roles);
    PlaceHits place_hits(words, *places);
    std::vector<KnownName> known = FindKnownNames(words, *lexicon, hits, place_hits);
    TagInputs inputs(words, *lexicon, hits, place_hits, classes, known);
    for (const Sentence& s : document.Get<SegmentLayer>().sentences) {
      TagExample& e = examples.emplace_back();
      inputs.Describe(s.words, e.words);
      for (WordId w = s.words.begin; w < s.words.end; ++w) e.text.emplace_back(words.form(w));
      e.tags.assign(tags.begin() + s.words.begin.value, tags.begin() + s.words.end.value);
    }
    return Status::Ok();
  };

  if (path.ends_with(".conllu")) {
    auto text = ReadWhole(path);
    if (!text) return text.status();
    auto documents = text::ReadConllu(*text, path);
    if (!documents) return documents.status();
    std::vector<GumDocument> gum = ReadGum(*text);
    for (size_t d = 0; d < documents->size() && d < gum.size(); ++d) {
      const Document& g = (*documents)[d];
      std::vector<NameTag> tags = TagsOfGum(gum[d], g);
      KHALDUN_TRY(add(std::string(g.text()), SegmentLayer(g.Get<SegmentLayer>()),
                      [&](const Document&) { return tags; }));
    }
    return examples;
  }
  auto parts = ReadBio(path);
  if (!parts) return parts.status();
  for (Part& p : *parts) {
    KHALDUN_TRY(
        add(std::move(p.text), std::move(p.segment), [&](const Document&) { return p.tags; }));
  }
  return examples;
}

namespace {

constexpr uint64_t kDropped = 30;  // percent

// Keeps each feature with a certain chance, so that the others learn to do without it.
size_t Thin(size_t count, NameFeatures& features, std::mt19937_64& random) {
  size_t kept = 0;
  for (size_t i = 0; i < count; ++i) {
    if (random() % 100 >= kDropped) features[kept++] = features[i];
  }
  return kept;
}

// The words of a text, a sentence a line, divided by blanks.
Status AddSentences(const std::string& path, const Stage& segmenter,
                    std::vector<std::string>& sentences) {
  auto text = ReadWhole(path);
  if (!text) return text.status();
  OffsetMap offsets;
  offsets.AddRun({0, 0, 1});
  Document document(Story{}, std::move(*text), std::move(offsets), TextLayer{});
  KHALDUN_TRY(segmenter.Run(document));
  const auto& segment = document.Get<SegmentLayer>();
  for (const Sentence& s : segment.sentences) {
    std::string& line = sentences.emplace_back();
    for (WordId w = s.words.begin; w < s.words.end; ++w.value) {
      if (!line.empty()) line += ' ';
      line += document.text(segment.word(w).span);
    }
  }
  return Status::Ok();
}

constexpr uint32_t kNearClasses = 600;
constexpr int kNearRounds = 8;

// Learns the classes, adds them to the model and gives every example's words theirs.
Status AddClasses(const TrainOptions& options, const Stage& segmenter,
                  std::vector<TagExample>& examples, model::ModelWriter& writer) {
  std::vector<std::string> sentences;
  for (const std::string& path : options.texts)
    KHALDUN_TRY(AddSentences(path, segmenter, sentences));
  for (const TagExample& e : examples) {
    std::string& line = sentences.emplace_back();
    for (const std::string& word : e.text) line += (line.empty() ? "" : " ") + word;
  }
  ClassOptions class_options;
  class_options.progress = options.progress;
  LearnClasses(sentences, class_options, writer);
  KHALDUN_TRY(LearnNearClasses(options.vectors, kNearClasses, kNearRounds, writer));
  std::string path = options.output + "/entity-classes.tmp";
  KHALDUN_TRY(writer.Write(path));
  Status status;
  {
    auto file = model::ModelFile::Open(path, "entity");
    if (!file) return file.status();
    auto classes = WordClasses::Load(*file);
    status = classes.status();
    for (TagExample& e : examples) {
      for (size_t i = 0; classes && i < e.words.size(); ++i) {
        e.words[i].cls = classes->Of(e.text[i]);
        std::string folded;
        text::AppendFolded(e.text[i], folded);
        e.words[i].near = classes->NearOf(folded);
      }
    }
  }
  std::remove(path.c_str());
  return status;
}

constexpr float kRate = 0.12f, kLeastStep = 0.002f;

// Forward and backward sums of a linear chain (Lafferty and others, "Conditional random fields",
// 2001), scaled at every word.
class Chain {
 public:
  void Run(const std::vector<float>& emission,
           const std::array<std::array<float, kNameTags>, kNameTags + 1>& transition,
           const std::vector<bool>& free) {
    n_ = free.size();
    forward_.assign(n_ * kNameTags, 0);
    backward_.assign(n_ * kNameTags, 1);
    scale_.assign(n_, 1);
    local_.assign(n_ * kNameTags, 0);
    for (uint32_t p = 0; p <= kNameTags; ++p) {
      for (uint32_t t = 0; t < kNameTags; ++t) {
        bool inside = t != 0 && t % 2 == 0;
        bool allowed = !inside || (p < kNameTags && (p == t || p + 1 == t));
        step_[p][t] = allowed ? std::exp(transition[p][t]) : 0;
      }
    }
    for (size_t i = 0; i < n_; ++i) {
      float most =
          *std::max_element(emission.begin() + static_cast<ptrdiff_t>(i * kNameTags),
                            emission.begin() + static_cast<ptrdiff_t>((i + 1) * kNameTags));
      for (uint32_t t = 0; t < kNameTags; ++t) {
        if (t == 0 || free[i])
          local_[i * kNameTags + t] = std::exp(emission[i * kNameTags + t] - most);
      }
    }
    for (size_t i = 0; i < n_; ++i) {
      float sum = 0;
      for (uint32_t t = 0; t < kNameTags; ++t) {
        float in = 0;
        if (i == 0) {
          in = step_[kNameTags][t];
        } else {
          for (uint32_t p = 0; p < kNameTags; ++p)
            in += forward_[(i - 1) * kNameTags + p] * step_[p][t];
        }
        sum += forward_[i * kNameTags + t] = in * local_[i * kNameTags + t];
      }
      scale_[i] = sum;
      for (uint32_t t = 0; t < kNameTags; ++t) forward_[i * kNameTags + t] /= sum;
    }
    for (size_t i = n_ - 1; i-- > 0;) {
      for (uint32_t p = 0; p < kNameTags; ++p) {
        float out = 0;
        for (uint32_t t = 0; t < kNameTags; ++t) {
          out += step_[p][t] * local_[(i + 1) * kNameTags + t] * backward_[(i + 1) * kNameTags + t];
        }
        backward_[i * kNameTags + p] = out / scale_[i + 1];
      }
    }
  }

  float Marginal(size_t i, uint32_t t) const {
    return forward_[i * kNameTags + t] * backward_[i * kNameTags + t];
  }

  // The probability of tag `p` (kNameTags: the start) before word i and `t` at it.
  float Pair(size_t i, uint32_t p, uint32_t t) const {
    if ((i == 0) != (p == kNameTags)) return 0;
    float before = i == 0 ? 1 : forward_[(i - 1) * kNameTags + p];
    return before * step_[p][t] * local_[i * kNameTags + t] * backward_[i * kNameTags + t] /
           scale_[i];
  }

 private:
  size_t n_ = 0;
  std::vector<float> forward_, backward_, scale_, local_;
  std::array<std::array<float, kNameTags>, kNameTags + 1> step_{};
};

// What the tagger cannot reach (a name in small letters) is no name in training either.
void CutToReach(TagExample& e) {
  for (size_t i = 0; i < e.tags.size(); ++i) {
    if (!e.words[i].candidate) e.tags[i] = 0;
    bool inside = e.tags[i] != 0 && e.tags[i] % 2 == 0;
    bool follows = i > 0 && (e.tags[i - 1] == e.tags[i] || e.tags[i - 1] + 1 == e.tags[i]);
    if (inside && !follows) --e.tags[i];
  }
}

}  // namespace

Status Train(const TrainOptions& options, const resources::Share& share, const Stage& segmenter,
             const Stage& tagger) {
  std::vector<TagExample> examples;
  for (const std::string& file : options.files) {
    auto more = ReadExamples(file, share, tagger, {});
    if (!more) return more.status();
    std::move(more->begin(), more->end(), std::back_inserter(examples));
  }
  model::ModelWriter writer("entity");
  KHALDUN_TRY(AddClasses(options, segmenter, examples, writer));
  for (TagExample& e : examples) CutToReach(e);
  model::RowTrainer trainer(kNameTags);
  std::vector<size_t> order(examples.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(options.seed);
  std::array<std::array<float, kNameTags>, kNameTags + 1> transition;
  // The trainer writes whole blocks of 16 scores.
  std::array<float, 16> scores;
  std::vector<float> emission;
  std::vector<bool> free;
  std::vector<NameTag> found;
  std::vector<NameFeatures> features;
  std::vector<size_t> count;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    TagScore score;
    float rate = kRate / (1.0f + 0.25f * static_cast<float>(epoch));
    Chain chain;
    for (size_t at : order) {
      const TagExample& e = examples[at];
      size_t n = e.words.size();
      emission.assign(n * kNameTags, 0);
      free.assign(n, false);
      features.resize(n);
      count.resize(n);
      bool any = false;
      for (size_t i = 0; i < n; ++i) {
        if (!e.words[i].candidate) continue;
        free[i] = any = true;
        count[i] = Thin(FeaturesOf(e.words, i, features[i]), features[i], random);
        trainer.Score(std::span(features[i]).first(count[i]), scores.data());
        std::copy_n(scores.begin(), kNameTags,
                    emission.begin() + static_cast<ptrdiff_t>(i * kNameTags));
      }
      if (!any) continue;
      for (uint32_t t = 0; t <= kNameTags; ++t) {
        uint64_t feature = TransitionFeature(t);
        trainer.Score(std::span(&feature, 1), scores.data());
        std::copy_n(scores.begin(), kNameTags, transition[t].begin());
      }
      BestTags(emission, transition, free, found);
      Score(e.tags, found, score);
      chain.Run(emission, transition, free);
      uint32_t before = kNameTags;
      for (size_t i = 0; i < n; ++i) {
        uint32_t gold = e.tags[i];
        for (uint32_t t = 0; t < kNameTags && free[i]; ++t) {
          float step = rate * ((t == gold ? 1.0f : 0.0f) - chain.Marginal(i, t));
          if (std::abs(step) > kLeastStep * rate)
            trainer.Update(std::span(features[i]).first(count[i]), t, step);
        }
        for (uint32_t p = 0; p <= kNameTags; ++p) {
          uint64_t feature = TransitionFeature(p);
          for (uint32_t t = 0; t < kNameTags; ++t) {
            float step = rate * ((p == before && t == gold ? 1.0f : 0.0f) - chain.Pair(i, p, t));
            if (std::abs(step) > kLeastStep * rate) trainer.Update(std::span(&feature, 1), t, step);
          }
        }
        before = gold;
      }
      trainer.Tick();
    }
    if (options.progress)
      options.progress(fmt::format("names: epoch {} of {}, F1 on the sentences just seen {:.1f}",
                                   epoch + 1, options.epochs, score.f1()));
  }
  const float unit = trainer.Write("names", 0.024f, writer);
  writer.Add("names.unit", std::span<const float>(&unit, 1));
  return writer.Write(options.output + "/entity.bin");
}

void Score(const std::vector<NameTag>& gold, const std::vector<NameTag>& found, TagScore& score) {
  auto spans = [](const std::vector<NameTag>& tags) {
    std::vector<std::array<size_t, 3>> out;
    for (size_t i = 0; i < tags.size(); ++i) {
      if (tags[i] % 2 == 0) continue;
      size_t end = i + 1;
      while (end < tags.size() && tags[end] == tags[i] + 1) ++end;
      out.push_back({i, end, tags[i]});
    }
    return out;
  };
  auto a = spans(gold), b = spans(found);
  score.gold += a.size();
  score.found += b.size();
  for (const auto& s : b) score.right += static_cast<size_t>(std::count(a.begin(), a.end(), s));
}

}  // namespace khaldun::entity
