#include "guidance/privacy/cues.h"

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
    CueWord{u"карт", NumberCue::Card},        CueWord{u"card", NumberCue::Card},
    CueWord{u"visa", NumberCue::Card},        CueWord{u"mastercard", NumberCue::Card},
    CueWord{u"мир ", NumberCue::Card},        CueWord{u"тел", NumberCue::Phone},
    CueWord{u"звон", NumberCue::Phone},       CueWord{u"позвон", NumberCue::Phone},
    CueWord{u"перезвон", NumberCue::Phone},   CueWord{u"набер", NumberCue::Phone},
    CueWord{u"моб", NumberCue::Phone},        CueWord{u"сот", NumberCue::Phone},
    CueWord{u"whatsapp", NumberCue::Phone},   CueWord{u"вотсап", NumberCue::Phone},
    CueWord{u"ватсап", NumberCue::Phone},     CueWord{u"viber", NumberCue::Phone},
    CueWord{u"вайбер", NumberCue::Phone},     CueWord{u"telegram", NumberCue::Phone},
    CueWord{u"смс", NumberCue::Phone},        CueWord{u"sms", NumberCue::Phone},
    CueWord{u"phone", NumberCue::Phone},      CueWord{u"mobile", NumberCue::Phone},
    CueWord{u"cell", NumberCue::Phone},       CueWord{u"call", NumberCue::Phone},
    CueWord{u"tel", NumberCue::Phone},        CueWord{u"text me", NumberCue::Phone},
    CueWord{u"dial", NumberCue::Phone},       CueWord{u"fax", NumberCue::Phone},
    CueWord{u"паспорт", NumberCue::Passport}, CueWord{u"серия", NumberCue::Passport},
    CueWord{u"серии", NumberCue::Passport},   CueWord{u"загран", NumberCue::Passport},
    CueWord{u"passport", NumberCue::Passport}, CueWord{u"снилс", NumberCue::Snils},
    CueWord{u"страховое свид", NumberCue::Snils}, CueWord{u"snils", NumberCue::Snils},
    CueWord{u"инн", NumberCue::Inn},          CueWord{u"inn", NumberCue::Inn},
    CueWord{u"налогоплательщик", NumberCue::Inn}, CueWord{u"расчетн", NumberCue::Account},
    CueWord{u"р/с", NumberCue::Account},
    CueWord{u"р/сч", NumberCue::Account},     CueWord{u"счет", NumberCue::Account},
    CueWord{u"iban", NumberCue::Account},
    CueWord{u"договор", NumberCue::Contract}, CueWord{u"контракт", NumberCue::Contract},
    CueWord{u"лицевой счет", NumberCue::Contract}, CueWord{u"лицевого счета", NumberCue::Contract},
    CueWord{u"лицевому счету", NumberCue::Contract}, CueWord{u"л/с", NumberCue::Contract},
    CueWord{u"полис", NumberCue::Contract},   CueWord{u"contract", NumberCue::Contract},
    CueWord{u"account n", NumberCue::Contract}, CueWord{u"account #", NumberCue::Contract},
    CueWord{u"policy n", NumberCue::Contract}, CueWord{u"заказ", NumberCue::Order},
    CueWord{u"трек", NumberCue::Order},       CueWord{u"накладн", NumberCue::Order},
    CueWord{u"отправлен", NumberCue::Order},  CueWord{u"штрих", NumberCue::Order},
    CueWord{u"артикул", NumberCue::Order},    CueWord{u"арт.", NumberCue::Order},
    CueWord{u"обращени", NumberCue::Order},   CueWord{u"заявк", NumberCue::Order},
    CueWord{u"тикет", NumberCue::Order},      CueWord{u"чек", NumberCue::Order},
    CueWord{u"посылк", NumberCue::Order},     CueWord{u"билет", NumberCue::Order},
    CueWord{u"брон", NumberCue::Order},       CueWord{u"тариф", NumberCue::Order},
    CueWord{u"order", NumberCue::Order},      CueWord{u"tracking", NumberCue::Order},
    CueWord{u"track", NumberCue::Order},      CueWord{u"ticket", NumberCue::Order},
    CueWord{u"invoice", NumberCue::Order},    CueWord{u"parcel", NumberCue::Order},
    CueWord{u"reference", NumberCue::Order},  CueWord{u"ref", NumberCue::Order},
    CueWord{u"booking", NumberCue::Order},    CueWord{u"case", NumberCue::Order},
    CueWord{u"barcode", NumberCue::Order},    CueWord{u"sku", NumberCue::Order},
    CueWord{u"огрн", NumberCue::Order},       CueWord{u"бик", NumberCue::Order},
    CueWord{u"кпп", NumberCue::Order},        CueWord{u"imei", NumberCue::Order},
};

bool isWordStart(QStringView text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetter();
}

} // namespace

NumberCue cueBefore(const QString &text, qsizetype start)
{
    const qsizetype from = std::max<qsizetype>(0, start - lookBack);
    QString before = text.sliced(from, start - from).toLower().replace(u'ё', u'е');
    before.remove(0, before.lastIndexOf(u'\n') + 1);
    NumberCue nearest = NumberCue::None;
    qsizetype nearestStart = -1;
    qsizetype nearestEnd = -1;
    for (const CueWord &word : cueWords) {
        const qsizetype at = before.lastIndexOf(word.stem);
        const qsizetype end = at + word.stem.size();
        // of two words that end at one place the longer says more: «лицевой счет»
        if (at < 0 || end < nearestEnd || (end == nearestEnd && at > nearestStart) || !isWordStart(before, at))
            continue;
        nearest = word.cue;
        nearestStart = at;
        nearestEnd = end;
    }
    if (nearest != NumberCue::Order)
        return nearest;
    // «заказ 123…», «заказа № 123…», "order number: 123…"; not «по заказу пишите на 123…»
    qsizetype wordEnd = nearestEnd;
    while (wordEnd < before.size() && before.at(wordEnd).isLetter())
        ++wordEnd;
    return before.size() - wordEnd <= orderFillerAtMost ? nearest : NumberCue::None;
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
    static constexpr std::array<QStringView, 18> units{u"₽",  u"$",   u"€",   u"£",   u"%",    u"руб", u"р.", u"р ", u"тыс",
                                                       u"млн", u"млрд", u"шт", u"коп", u"usd", u"eur", u"rub", u"кг", u"мб"};
    const QStringView behind = QStringView(text).mid(i, 5);
    for (const QStringView unit : units)
        if (behind.startsWith(unit, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace otklik
