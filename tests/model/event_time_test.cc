#include "model/event_time.h"

#include <gtest/gtest.h>

#include "support/documents.h"

namespace khaldun::model {
namespace {

// The times of the text, each a day, in order; a text that begins with '~' is a length of time that
// is dated by "after".
Document WithTimes(std::string_view conllu, std::initializer_list<std::string_view> texts) {
  Document document = khaldun::testing::DocumentOfConllu(conllu);
  WhenLayer layer;
  size_t from = 0;
  Date day = *ParseDate("2024-03-05");
  for (std::string_view text : texts) {
    bool after = text.front() == '~';
    if (after) text.remove_prefix(1);
    size_t at = document.text().find(text, from);
    EXPECT_NE(at, std::string_view::npos) << text;
    layer.times.push_back({{static_cast<uint32_t>(at), static_cast<uint32_t>(at + text.size())},
                           after ? TimexType::kDuration : TimexType::kDate,
                           "",
                           day,
                           day,
                           DatePrecision::kDay,
                           ""});
    from = at + text.size();
  }
  EXPECT_TRUE(document.Add(std::move(layer)).ok());
  return document;
}

// The text of the time found for the first word of this form, or "none".
std::string TimeOf(const Document& document, std::string_view trigger) {
  const auto& words = document.Get<SegmentLayer>().words;
  for (size_t w = 0; w < words.size(); ++w) {
    if (document.text(words[w].span) != trigger) continue;
    auto time = TimeOfAct(document, WordId(w));
    return time ? std::string(document.text(document.Get<WhenLayer>().times[time->value].span))
                : "none";
  }
  return "no such word";
}

TEST(TimeOfAct, ReportingVerbKeepsItsOwnTime) {
  Document d = WithTimes(
      "Rebels NOUN rebel 2 nsubj\n"
      "attacked VERB attack 0 root\n"
      "Oran PROPN Oran 2 obj\n"
      "on ADP on 5 case\n"
      "Sunday PROPN Sunday 2 obl\n"
      ", PUNCT , 8 punct\n"
      "police NOUN police 8 nsubj\n"
      "said VERB say 2 parataxis\n"
      "Monday PROPN Monday 8 obl:unmarked\n",
      {"Sunday", "Monday"});
  EXPECT_EQ(TimeOf(d, "attacked"), "Sunday");
  EXPECT_EQ(TimeOf(d, "said"), "Monday");
}

TEST(TimeOfAct, TimeOfSayingIsNotTheTimeOfWhatIsSaid) {
  Document d = WithTimes(
      "Police NOUN police 2 nsubj\n"
      "said VERB say 0 root\n"
      "Monday PROPN Monday 2 obl:unmarked\n"
      "that SCONJ that 6 mark\n"
      "rebels NOUN rebel 6 nsubj\n"
      "attacked VERB attack 2 ccomp\n"
      "Oran PROPN Oran 6 obj\n",
      {"Monday"});
  EXPECT_EQ(TimeOf(d, "attacked"), "none");
}

TEST(TimeOfAct, NounTakesTheTimeOfTheClauseItIsSubjectOf) {
  Document d = WithTimes(
      "The DET the 2 det\n"
      "attack NOUN attack 3 nsubj\n"
      "occurred VERB occur 0 root\n"
      "on ADP on 5 case\n"
      "Sunday PROPN Sunday 3 obl\n",
      {"Sunday"});
  EXPECT_EQ(TimeOf(d, "attack"), "Sunday");
}

TEST(TimeOfAct, JudgingAnActOnADayDoesNotDateTheAct) {
  Document d = WithTimes(
      "He PRON he 2 nsubj\n"
      "condemned VERB condemn 0 root\n"
      "the DET the 4 det\n"
      "attack NOUN attack 2 obj\n"
      "on ADP on 6 case\n"
      "Sunday PROPN Sunday 2 obl\n",
      {"Sunday"});
  EXPECT_EQ(TimeOf(d, "condemned"), "Sunday");
  EXPECT_EQ(TimeOf(d, "attack"), "none");
}

TEST(TimeOfAct, PossessiveDatesTheNounAndWhatHappensInIt) {
  Document d = WithTimes(
      "Two NUM two 2 nummod\n"
      "soldiers NOUN soldier 4 nsubj:pass\n"
      "were AUX be 4 aux:pass\n"
      "killed VERB kill 0 root\n"
      "in ADP in 8 case\n"
      "Sunday PROPN Sunday 8 nmod:poss\n"
      "'s PART 's 6 case\n"
      "attacks NOUN attack 4 obl\n",
      {"Sunday"});
  EXPECT_EQ(TimeOf(d, "attacks"), "Sunday");
  EXPECT_EQ(TimeOf(d, "killed"), "Sunday");
}

TEST(TimeOfAct, AnActOverAnotherHasNotItsTime) {
  Document d = WithTimes(
      "A DET a 2 det\n"
      "man NOUN man 4 nsubj:pass\n"
      "was AUX be 4 aux:pass\n"
      "arrested VERB arrest 0 root\n"
      "over ADP over 8 case\n"
      "Sunday PROPN Sunday 8 nmod:poss\n"
      "'s PART 's 6 case\n"
      "attack NOUN attack 4 obl\n",
      {"Sunday"});
  EXPECT_EQ(TimeOf(d, "arrested"), "none");
}

TEST(TimeOfAct, ClauseBesideTheMainOneSharesItsTime) {
  Document d = WithTimes(
      "Gunmen NOUN gunman 2 nsubj\n"
      "struck VERB strike 0 root\n"
      "on ADP on 4 case\n"
      "Sunday PROPN Sunday 2 obl\n"
      ", PUNCT , 6 punct\n"
      "killing VERB kill 2 advcl\n"
      "four NUM four 6 obj\n",
      {"Sunday"});
  EXPECT_EQ(TimeOf(d, "killing"), "Sunday");
}

TEST(TimeOfAct, TimeInsideANestedClauseStaysThere) {
  Document d = WithTimes(
      "A DET a 2 det\n"
      "man NOUN man 5 nsubj\n"
      "arrested VERB arrest 2 acl\n"
      "Monday PROPN Monday 3 obl:unmarked\n"
      "threatened VERB threaten 0 root\n"
      "police NOUN police 5 obj\n",
      {"Monday"});
  EXPECT_EQ(TimeOf(d, "arrested"), "Monday");
  EXPECT_EQ(TimeOf(d, "threatened"), "none");
}

TEST(TimeOfAct, LengthBeforeAfterDatesTheClauseBehindIt) {
  Document d = WithTimes(
      "It PRON it 2 nsubj\n"
      "comes VERB come 0 root\n"
      "a DET a 4 det\n"
      "week NOUN week 8 obl:unmarked\n"
      "after SCONJ after 8 mark\n"
      "many ADJ many 8 nsubj:pass\n"
      "were AUX be 8 aux:pass\n"
      "killed VERB kill 2 advcl\n",
      {"~a week"});
  EXPECT_EQ(TimeOf(d, "killed"), "a week");
  EXPECT_EQ(TimeOf(d, "comes"), "none");
}

}  // namespace
}  // namespace khaldun::model
