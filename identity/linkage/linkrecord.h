#pragma once

#include <QStringList>

namespace otklik::identity {

/// What is known of one account, or of one row of a customer file: plain text as it was written, nothing of it
/// trusted. A field that is not known stays empty; several values of one field are alternatives.
struct LinkRecord final
{
    QString network; ///< empty: a customer file; PairScope::AcrossNetworks takes all of them for one network
    QStringList names;
    QStringList handles;
    QStringList emails;
    QStringList phones;
    QStringList numbers; ///< of the customer: card, contract, insurance …
    QStringList addresses;
    QStringList cities;
    QString birthDate;          ///< digits, year first: 19650401
    QStringList links;          ///< other accounts named in the profile: "network/handle"
    QStringList verifiedEmails; ///< those of `emails` that the network itself has checked
    QStringList verifiedPhones;
    QStringList texts; ///< some of what the account wrote; only how it writes is kept
};

/// What is compared; the order of the bars in a waterfall.
enum class LinkField : quint8 { Name, Handle, NameInHandle, Email, Phone, Number, BirthDate, Address, City, Mention, Style };
inline constexpr int linkFields = 11;

enum class HandleLevel : quint8 {
    Same,   ///< but for case and separators
    Core,   ///< the same without roles such as "official", "rep"
    Within, ///< one says all of the other and more: chrismurphy, murphy; or a part is an initial: kclark,
            ///< katherineclark
    Run,    ///< a long run of letters is shared, and both have a rest
    Different,
};
enum class NameInHandleLevel : quint8 { Whole, Part, Absent };
enum class EmailLevel : quint8 { Same, SameName, Spelling, Different };
enum class PhoneLevel : quint8 { Same, Different };
enum class NumberLevel : quint8 { Same, Spelling, Different };
enum class BirthDateLevel : quint8 { Same, Spelling, Different };
enum class AddressLevel : quint8 { Same, Mostly, Partly, Different };
enum class CityLevel : quint8 { Same, Spelling, Different };
/// Near or far; in between a pair has no level.
enum class StyleLevel : quint8 { Similar, Unlike };
enum class MentionLevel : quint8 { Mutual, OneWay, Another }; ///< Another says too little to be counted

} // namespace otklik::identity
