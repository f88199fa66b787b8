#include "guidance/privacy/cues.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <array>
#include <utility>

namespace otklik {

namespace {

constexpr qsizetype lookBack = 40;
constexpr qsizetype orderFillerAtMost = 14;

struct CueWord final
{
    QStringView stem; ///< stands at the beginning of a word
    NumberCue cue = NumberCue::None;
};

constexpr std::array cueWords{
    CueWord{u"карт", NumberCue::Card},
    CueWord{u"card", NumberCue::Card},
    CueWord{u"visa", NumberCue::Card},
    CueWord{u"mastercard", NumberCue::Card},
    CueWord{u"мир ", NumberCue::Card},
    CueWord{u"тел", NumberCue::Phone},
    CueWord{u"звон", NumberCue::Phone},
    CueWord{u"позвон", NumberCue::Phone},
    CueWord{u"перезвон", NumberCue::Phone},
    CueWord{u"набер", NumberCue::Phone},
    CueWord{u"моб", NumberCue::Phone},
    CueWord{u"сот", NumberCue::Phone},
    CueWord{u"whatsapp", NumberCue::Phone},
    CueWord{u"вотсап", NumberCue::Phone},
    CueWord{u"ватсап", NumberCue::Phone},
    CueWord{u"viber", NumberCue::Phone},
    CueWord{u"вайбер", NumberCue::Phone},
    CueWord{u"telegram", NumberCue::Phone},
    CueWord{u"смс", NumberCue::Phone},
    CueWord{u"sms", NumberCue::Phone},
    CueWord{u"phone", NumberCue::PhoneInEnglish},
    CueWord{u"mobile", NumberCue::PhoneInEnglish},
    CueWord{u"cell", NumberCue::PhoneInEnglish},
    CueWord{u"call", NumberCue::PhoneInEnglish},
    CueWord{u"tel", NumberCue::PhoneInEnglish},
    CueWord{u"text me", NumberCue::PhoneInEnglish},
    CueWord{u"dial", NumberCue::PhoneInEnglish},
    CueWord{u"fax", NumberCue::PhoneInEnglish},
    CueWord{u"паспорт", NumberCue::Passport},
    CueWord{u"серия", NumberCue::Passport},
    CueWord{u"серии", NumberCue::Passport},
    CueWord{u"загран", NumberCue::Passport},
    CueWord{u"passport", NumberCue::Passport},
    CueWord{u"снилс", NumberCue::Snils},
    CueWord{u"страховое свид", NumberCue::Snils},
    CueWord{u"snils", NumberCue::Snils},
    CueWord{u"инн", NumberCue::Inn},
    CueWord{u"inn", NumberCue::Inn},
    CueWord{u"налогоплательщик", NumberCue::Inn},
    CueWord{u"расчетн", NumberCue::Account},
    CueWord{u"р/с", NumberCue::Account},
    CueWord{u"р/сч", NumberCue::Account},
    CueWord{u"счет", NumberCue::Account},
    CueWord{u"iban", NumberCue::Account},
    CueWord{u"договор", NumberCue::Contract},
    CueWord{u"контракт", NumberCue::Contract},
    CueWord{u"лицевой счет", NumberCue::Contract},
    CueWord{u"лицевого счета", NumberCue::Contract},
    CueWord{u"лицевому счету", NumberCue::Contract},
    CueWord{u"л/с", NumberCue::Contract},
    CueWord{u"полис", NumberCue::Contract},
    CueWord{u"contract", NumberCue::Contract},
    CueWord{u"account n", NumberCue::Contract},
    CueWord{u"account #", NumberCue::Contract},
    CueWord{u"policy n", NumberCue::Contract},
    CueWord{u"заказ", NumberCue::Order},
    CueWord{u"трек", NumberCue::Order},
    CueWord{u"накладн", NumberCue::Order},
    CueWord{u"отправлен", NumberCue::Order},
    CueWord{u"штрих", NumberCue::Order},
    CueWord{u"артикул", NumberCue::Order},
    CueWord{u"арт.", NumberCue::Order},
    CueWord{u"обращени", NumberCue::Order},
    CueWord{u"заявк", NumberCue::Order},
    CueWord{u"тикет", NumberCue::Order},
    CueWord{u"чек", NumberCue::Order},
    CueWord{u"посылк", NumberCue::Order},
    CueWord{u"билет", NumberCue::Order},
    CueWord{u"брон", NumberCue::Order},
    CueWord{u"тариф", NumberCue::Order},
    CueWord{u"order", NumberCue::Order},
    CueWord{u"tracking", NumberCue::Order},
    CueWord{u"track", NumberCue::Order},
    CueWord{u"ticket", NumberCue::Order},
    CueWord{u"invoice", NumberCue::Order},
    CueWord{u"parcel", NumberCue::Order},
    CueWord{u"reference", NumberCue::Order},
    CueWord{u"ref", NumberCue::Order},
    CueWord{u"booking", NumberCue::Order},
    CueWord{u"case", NumberCue::Order},
    CueWord{u"barcode", NumberCue::Order},
    CueWord{u"sku", NumberCue::Order},
    CueWord{u"imei", NumberCue::Order},
    CueWord{u"кпп", NumberCue::Order},
    CueWord{u"огрн", NumberCue::Ogrn},
    CueWord{u"ogrn", NumberCue::Ogrn},
    CueWord{u"бик", NumberCue::Bik},
    CueWord{u"лиц. счет", NumberCue::Contract},
    CueWord{u"лиц.счет", NumberCue::Contract},
    CueWord{u"лиц. сч", NumberCue::Contract},
    CueWord{u"номер клиента", NumberCue::Contract},
    CueWord{u"номер абонента", NumberCue::Contract},
    CueWord{u"customer number", NumberCue::Contract},
    CueWord{u"customer id", NumberCue::Contract},
    CueWord{u"cc ", NumberCue::Card},
    CueWord{u"amex", NumberCue::Card},
    CueWord{u"desk:", NumberCue::PhoneInEnglish},
    CueWord{u"office:", NumberCue::PhoneInEnglish},
    CueWord{u"home:", NumberCue::PhoneInEnglish},
    CueWord{u"work:", NumberCue::PhoneInEnglish},
    CueWord{u"reach me", NumberCue::PhoneInEnglish},
    CueWord{u"reach us", NumberCue::PhoneInEnglish},
    CueWord{u"reach him", NumberCue::PhoneInEnglish},
    CueWord{u"reach her", NumberCue::PhoneInEnglish},
    CueWord{u"reached", NumberCue::PhoneInEnglish},
    CueWord{u"ring me", NumberCue::PhoneInEnglish},
    CueWord{u"answering at", NumberCue::PhoneInEnglish},
    CueWord{u"answer at", NumberCue::PhoneInEnglish},
    CueWord{u"messages to", NumberCue::PhoneInEnglish},
    CueWord{u"message to", NumberCue::PhoneInEnglish},
    CueWord{u"my registered", NumberCue::PhoneInEnglish},
    CueWord{u"contact number", NumberCue::PhoneInEnglish},
    CueWord{u"my number", NumberCue::PhoneInEnglish},
    CueWord{u"your number", NumberCue::PhoneInEnglish},
    CueWord{u"серийн", NumberCue::Order},
    CueWord{u"s/n", NumberCue::Order},
    CueWord{u"модел", NumberCue::Order},
    CueWord{u"model", NumberCue::Order},
    CueWord{u"serial", NumberCue::Order},
    CueWord{u"счетчик", NumberCue::Order},
    CueWord{u"показани", NumberCue::Order},
    CueWord{u"квитанци", NumberCue::Order},
    CueWord{u"операци", NumberCue::Order},
    CueWord{u"рекламаци", NumberCue::Order},
    CueWord{u"заявлени", NumberCue::Order},
    CueWord{u"претензи", NumberCue::Order},
    CueWord{u"версия", NumberCue::Order},
    CueWord{u"version", NumberCue::Order},
};

/// The cues whose first letter is that one. A keystroke asks for each number there is.
const QList<CueWord> &cuesBeginningWith(QChar letter)
{
    static const QHash<QChar, QList<CueWord>> byLetter = [] {
        QHash<QChar, QList<CueWord>> all;
        for (const CueWord &word : cueWords)
            all[word.stem.front()].append(word);
        return all;
    }();
    static const QList<CueWord> none;
    const auto found = byLetter.constFind(letter);
    return found == byLetter.constEnd() ? none : *found;
}

bool isWordStart(QStringView text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetter();
}

/// Where the last line begins; "Phone:" on a line of its own belongs to it.
qsizetype lineStart(const QString &text)
{
    qsizetype end = text.lastIndexOf(u'\n');
    while (end > 0 && text.at(end - 1) == u':' && QStringView(text).mid(end + 1).trimmed().isEmpty())
        end = text.lastIndexOf(u'\n', end - 1);
    return end + 1;
}

/// «заказ 12 на 8916…»: the order has its number already, and words follow it.
bool isUsedUp(QStringView between)
{
    const auto digit = std::find_if(between.begin(), between.end(), [](QChar c) { return c.isDigit(); });
    return std::any_of(digit, between.end(), [](QChar c) { return c.isLetter(); });
}

} // namespace

NumberCue cueBefore(const QString &text, qsizetype start)
{
    const qsizetype from = std::max<qsizetype>(0, start - lookBack);
    QString before = text.sliced(from, start - from).toLower().replace(u'ё', u'е');
    before.remove(0, lineStart(before));
    NumberCue nearest = NumberCue::None;
    qsizetype nearestEnd = -1;
    for (qsizetype at = 0; at < before.size(); ++at) {
        if (!before.at(at).isLetter() || !isWordStart(before, at))
            continue;
        for (const CueWord &word : cuesBeginningWith(before.at(at))) {
            const qsizetype end = at + word.stem.size();
            // of two words that end at one place the longer says more: «лицевой счет»
            if (end <= nearestEnd || !QStringView(before).mid(at).startsWith(word.stem))
                continue;
            nearest = word.cue;
            nearestEnd = end;
        }
    }
    if (nearest != NumberCue::Order)
        return nearest;
    // «заказ 123…», «заказа № 123…», "order number: 123…"; not «по заказу пишите на 123…»
    qsizetype wordEnd = nearestEnd;
    while (wordEnd < before.size() && before.at(wordEnd).isLetter())
        ++wordEnd;
    const bool isNear = before.size() - wordEnd <= orderFillerAtMost;
    return isNear && !isUsedUp(QStringView(before).mid(wordEnd)) ? nearest : NumberCue::None;
}

bool isPhoneByWordBehind(const QString &text, qsizetype end)
{
    static constexpr std::array<QStringView, 6> words{u"office", u"fax", u"mobile", u"cell", u"phone", u"landline"};
    qsizetype i = end;
    while (i < text.size() && i < end + 2 && (text.at(i) == u' ' || text.at(i) == u'-' || text.at(i) == u'('))
        ++i;
    const QStringView behind = QStringView(text).mid(i, 8);
    return i > end && std::any_of(words.begin(), words.end(), [&](QStringView word) {
               return behind.startsWith(word, Qt::CaseInsensitive);
           });
}

bool isAmount(const QString &text, qsizetype start, qsizetype end)
{
    if (start > 0 && QStringView(u"$€£₽¥").contains(text.at(start - 1)))
        return true;
    qsizetype i = end;
    if (i + 1 < text.size() && text.at(i) == u',' && text.at(i + 1).isDigit())
        return true;
    while (i < text.size() && i < end + 2 && text.at(i).isSpace() && text.at(i) != u'\n')
        ++i;
    static constexpr std::array<QStringView, 18> units{u"₽", u"$",   u"€",   u"£",   u"%",    u"руб",
                                                       u"р.",  u"р ",  u"тыс", u"млн", u"млрд", u"шт",
                                                       u"коп", u"usd", u"eur", u"rub", u"кг",   u"мб"};
    const QStringView behind = QStringView(text).mid(i, 5);
    for (const QStringView unit : units)
        if (behind.startsWith(unit, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace otklik
