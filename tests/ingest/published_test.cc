#include "ingest/published.h"

#include <gtest/gtest.h>

namespace khaldun::ingest {
namespace {

std::string Parsed(std::string_view text) {
  auto date = ParsePublished(text);
  return date ? FormatDate(*date) : "none";
}

TEST(Published, ReadsTheFormsOfFeedsPagesAndPeople) {
  for (std::string text : {
           "2020-12-26",
           "2020-12-26T10:00:00Z",
           "2020-12-26T23:30:00-05:00",
           "2020-12-26 10:00:00",
           "2020/12/26",
           "20201226",
           "20201226T100000Z",
           "Sat, 26 Dec 2020 10:00:00 GMT",
           "Sat, 26 Dec 2020 10:00:00 +0200",
           "26 Dec 20 10:00 GMT",
           "26 December 2020",
           "26th December 2020",
           "26th of December, 2020",
           "December 26, 2020",
           "Dec. 26, 2020 10:00 AM EST",
           "December 26th 2020",
           "Saturday, December 26, 2020",
           "Sat Dec 26 10:00:00 UTC 2020",
           "Sat Dec 26 10:00:00 2020",
           "26.12.2020",
           "26/12/2020",
           "12/26/2020",
           "26-Dec-2020",
           " 2020-12-26 ",
           "1608976800",
           "1608976800000",
           "DEC. 26, 2020",
           "Published: 26 Dec 2020, 11:45",
       }) {
    EXPECT_EQ(Parsed(text), "2020-12-26") << text;
  }
}

TEST(Published, InventsNothing) {
  for (std::string text :
       {"", "yesterday", "2020", "December 2020", "2020-13-45", "2020-02-30", "31 June 2020",
        "03/04/2020", "7:58 AM ET", "26 Dece", "Dec 26", "0", "99999999"}) {
    EXPECT_EQ(Parsed(text), "none") << text;
  }
}

TEST(Published, ReadsAddresses) {
  EXPECT_EQ(FormatDate(*DateInUrl("http://x/2020/12/26/a")), "2020-12-26");
  EXPECT_EQ(FormatDate(*DateInUrl("http://x/a-2020-12-26.html")), "2020-12-26");
  EXPECT_FALSE(DateInUrl("http://x/id/20201226"));
  EXPECT_FALSE(DateInUrl("http://x/2020/13/26/"));
}

}  // namespace
}  // namespace khaldun::ingest
