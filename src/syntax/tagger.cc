#include "syntax/tagger.h"

#include <algorithm>

namespace khaldun::syntax {

using model::Mix;

uint64_t ClassOf(std::span<const WordClass> classes, uint64_t norm) {
  auto it = std::lower_bound(classes.begin(), classes.end(), norm,
                             [](const WordClass& c, uint64_t n) { return c.norm < n; });
  return it != classes.end() && it->norm == norm ? it->tags : 0;
}

size_t TagFeatures(const TagContext& c, size_t i, uint64_t* out) {
  static const WordForm kNone{};
  uint64_t* begin = out;
  const auto n = static_cast<ptrdiff_t>(c.forms.size());
  auto at = [&](int d) -> const WordForm& {
    ptrdiff_t k = static_cast<ptrdiff_t>(i) + d;
    return k < 0 || k >= n ? kNone : c.forms[k];
  };
  auto cls = [&](int d) -> uint64_t {
    ptrdiff_t k = static_cast<ptrdiff_t>(i) + d;
    return k < 0 || k >= n ? 1 : c.classes[k];
  };
  auto tag = [&](size_t back) -> uint64_t { return i >= back ? c.tags[i - back] + 1u : 0; };
  auto upos = [&](size_t back) -> uint64_t {
    return i >= back ? c.labels[c.tags[i - back]].upos + 1u : 0;
  };
  const WordForm &w = at(0), &l = at(-1), &r = at(1);
  const uint64_t place = (i == 0) | (i + 1 == c.forms.size()) << 1;
  *out++ = Mix(1, place);
  *out++ = Mix(2, w.norm);
  *out++ = Mix(3, w.exact);
  *out++ = Mix(4, w.shape, place);
  for (uint64_t k = 0; k < w.prefix.size(); ++k) *out++ = Mix(5 + k, w.prefix[k]);
  for (uint64_t k = 0; k < w.suffix.size(); ++k) *out++ = Mix(10 + k, w.suffix[k]);
  *out++ = Mix(16, w.suffix[2], w.shape);
  *out++ = Mix(17, l.norm);
  *out++ = Mix(18, r.norm);
  *out++ = Mix(19, at(-2).norm);
  *out++ = Mix(20, at(2).norm);
  *out++ = Mix(21, l.norm, w.norm);
  *out++ = Mix(22, w.norm, r.norm);
  *out++ = Mix(23, l.suffix[2]);
  *out++ = Mix(24, r.suffix[2]);
  *out++ = Mix(25, l.shape, w.shape, r.shape);
  *out++ = Mix(26, tag(1));
  *out++ = Mix(27, tag(1), tag(2));
  *out++ = Mix(28, tag(1), w.norm);
  *out++ = Mix(29, upos(1), upos(2), upos(3));
  *out++ = Mix(30, tag(1), w.suffix[2]);
  *out++ = Mix(31, tag(1), r.norm);
  *out++ = Mix(32, cls(0));
  *out++ = Mix(33, cls(0), cls(1));
  *out++ = Mix(34, tag(1), cls(0));
  *out++ = Mix(35, tag(1), cls(0), cls(1));
  *out++ = Mix(36, cls(-1), cls(0), cls(1));
  *out++ = Mix(37, cls(1), w.suffix[2], tag(1));
  *out++ = Mix(38, cls(1), cls(2), cls(0));
  *out++ = Mix(39, l.norm, r.norm);
  *out++ = Mix(40, l.norm, w.suffix[2]);
  *out++ = Mix(41, r.norm, w.suffix[2]);
  *out++ = Mix(42, tag(1), tag(2), cls(0));
  *out++ = Mix(43, at(-2).norm, l.norm);
  *out++ = Mix(44, w.shape, tag(1));
  *out++ = Mix(45, at(3).norm, 0);
  return static_cast<size_t>(out - begin);
}

Result<Tagger> Tagger::Load(const model::ModelFile& file) {
  Tagger t;
  auto rows = model::SparseRows::Load(file, "tag");
  if (!rows) return rows.error();
  auto labels = file.Section<TagLabel>("tag.labels");
  if (!labels) return labels.error();
  auto classes = file.Section<WordClass>("tag.classes");
  if (!classes) return classes.error();
  if (labels->empty() || labels->size() > kMaxLabels) {
    return Status::Resource("model section tag.labels has a broken size");
  }
  t.rows_ = *rows;
  t.labels_ = *labels;
  t.classes_ = *classes;
  return t;
}

void Tagger::Run(std::span<const WordForm> forms, std::span<Tag> tags) const {
  std::vector<uint64_t> classes(forms.size());
  for (size_t i = 0; i < forms.size(); ++i) classes[i] = ClassOf(classes_, forms[i].norm);
  TagContext context{forms, classes, tags, labels_};
  int32_t scores[kMaxLabels];
  uint64_t features[kTagFeatures];
  for (size_t i = 0; i < forms.size(); ++i) {
    std::fill_n(scores, labels_.size(), 0);
    rows_.AddScores({features, TagFeatures(context, i, features)}, scores);
    tags[i] = static_cast<Tag>(std::max_element(scores, scores + labels_.size()) - scores);
  }
}

}  // namespace khaldun::syntax
