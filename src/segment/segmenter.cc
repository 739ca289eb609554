#include "segment/segmenter.h"

#include <algorithm>

#include "segment/chars.h"
#include "segment/titles.h"
#include "segment/tokens.h"

namespace khaldun::segment {

uint64_t KeyOfContraction(std::string_view word) {
  uint64_t key = 0;
  for (char c : word) {
    key = model::Mix(key, static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
  }
  return key;
}

Result<Segmenter> Segmenter::Load(const std::string& path) {
  auto file = model::ModelFile::Open(path, "segment");
  if (!file) return file.error();
  Segmenter s(std::move(*file));
  auto cuts = model::SparseRows::Load(s.file_, "cut");
  if (!cuts) return cuts.error();
  auto ends = model::SparseRows::Load(s.file_, "end");
  if (!ends) return ends.error();
  auto contractions = s.file_.Section<Contraction>("contractions");
  if (!contractions) return contractions.error();
  s.cuts_ = *cuts;
  s.ends_ = *ends;
  s.contractions_ = *contractions;
  return s;
}

void Segmenter::AddWord(std::string_view text, Span span, bool joined, SegmentLayer& layer) const {
  if (span.size() <= kLongestContraction && span.size() > 1) {
    uint64_t key = KeyOfContraction(span.In(text));
    auto it = std::lower_bound(contractions_.begin(), contractions_.end(), key,
                               [](const Contraction& c, uint64_t k) { return c.key < k; });
    if (it != contractions_.end() && it->key == key && it->first < span.size() &&
        it->second < span.size()) {
      const uint32_t one = span.begin + it->first, two = span.begin + it->second;
      const bool tie = it->joined != 0;
      layer.words.push_back({{span.begin, one}, joined});
      layer.words.push_back({{one, it->second != 0 ? two : span.end}, tie});
      if (it->second != 0) layer.words.push_back({{two, span.end}, tie});
      return;
    }
  }
  layer.words.push_back({span, joined});
}

namespace {

// A web or mail address is one word; marks before and behind it are words of their own.
Cut CutOfAddress(const Chunk& chunk, size_t i) {
  constexpr std::u32string_view kBefore = U"<([{\"'", kBehind = U".,;:!?)]}>\"'";
  auto all = [&](size_t from, size_t to, std::u32string_view marks) {
    for (size_t k = from; k < to; ++k) {
      if (marks.find(chunk.chars[k].symbol) == marks.npos) return false;
    }
    return true;
  };
  // Only a few marks are looked at, so that the time stays linear.
  constexpr size_t kMarks = 4;
  const size_t n = chunk.chars.size();
  const bool edge = (i <= kMarks && all(0, i, kBefore)) || (n - i <= kMarks && all(i, n, kBehind));
  return edge ? Cut::kWord : Cut::kNone;
}

}  // namespace

Cut Segmenter::CutAt(const Chunk& chunk, size_t i) const {
  uint64_t features[kCutFeatures];
  int32_t scores[kCutCount] = {};
  cuts_.AddScores({features, CutFeatures(chunk, i, features)}, scores);
  return static_cast<Cut>(std::max_element(scores, scores + kCutCount) - scores);
}

void Segmenter::Words(std::string_view text, Block block, SegmentLayer& layer, Steps& steps) const {
  Chunk chunk;
  for (uint32_t at = block.span.begin; at < block.span.end;) {
    uint32_t next = at;
    ++steps.characters;
    if (NextChar(text, next).cls == CharClass::kSpace) {
      at = next;
      continue;
    }
    at = ReadChunk(text, at, block.span.end, chunk);
    steps.characters += chunk.read;
    uint32_t begin = chunk.chars[0].begin;
    bool joined = false;
    uint32_t in_token = 1;
    for (size_t i = 1; i < chunk.chars.size(); ++i) {
      if (!IsCandidate(chunk, i)) continue;
      if (i + 1 == chunk.chars.size() && IsTitle(text.substr(begin, chunk.end - begin))) break;
      ++steps.decisions;
      const Cut cut = chunk.address ? CutOfAddress(chunk, i) : CutAt(chunk, i);
      if (cut == Cut::kNone) continue;
      const uint32_t here = chunk.chars[i].begin;
      AddWord(text, {begin, here}, joined, layer);
      begin = here;
      joined = cut == Cut::kJoined && in_token < kMaxJoined;
      in_token = joined ? in_token + 1 : 1;
    }
    AddWord(text, {begin, chunk.end}, joined, layer);
  }
}

void Segmenter::Sentences(std::string_view text, Block block, size_t base, SegmentLayer& layer,
                          Steps& steps) const {
  const auto& words = layer.words;
  const size_t limit = words.size();
  EndContext context{text, &words, base, limit, base, false, 0, 0};
  uint64_t features[kEndFeatures];
  size_t safe = base;  // behind the last comma or like mark of the sentence
  auto close = [&](size_t end) {
    const auto first = context.first;
    layer.sentences.push_back({{words[first].span.begin, words[end - 1].span.end},
                               {WordId(first), WordId(end)},
                               block.paragraph});
    context.first = end;
    context.in_quote = false;
    context.brackets = 0;
  };
  for (size_t i = base; i < limit; ++i) {
    Advance(context, i);
    if (i + 1 == limit) {
      close(limit);
      break;
    }
    if (IsEndCandidate(context, i) && !IsTitle(words[i].span.In(text))) {
      int32_t scores[2] = {};
      ++steps.decisions;
      ends_.AddScores({features, EndFeatures(context, i, features)}, scores);
      if (scores[1] > scores[0]) {
        close(i + 1);
        continue;
      }
    }
    const char c = text[words[i].span.begin];
    if (words[i].span.size() == 1 && (c == ',' || c == ';' || c == ':' || c == '-' || c == ')') &&
        !words[i + 1].joined) {
      safe = i + 1;
    }
    if (i + 1 - context.first >= kMaxWords && !words[i + 1].joined) {
      close(safe > context.first + kMaxWords / 2 ? safe : i + 1);
    }
  }
  steps.characters += context.read;
}

SegmentLayer Segmenter::Segment(std::string_view text, Steps* steps) const {
  SegmentLayer layer;
  Steps taken;
  layer.words.reserve(text.size() / 5);
  layer.sentences.reserve(text.size() / 80);
  for (const Block& block : Blocks(text)) {
    const size_t base = layer.words.size();
    Words(text, block, layer, taken);
    if (layer.words.size() > base) Sentences(text, block, base, layer, taken);
  }
  if (steps != nullptr) {
    steps->characters += taken.characters;
    steps->decisions += taken.decisions;
  }
  return layer;
}

}  // namespace khaldun::segment
