#include "guidance/privacy/personaldata.h"

#include "guidance/privacy/accountnumbers.h"
#include "guidance/privacy/addresses.h"
#include "guidance/privacy/emails.h"
#include "guidance/privacy/numberkinds.h"
#include "guidance/privacy/numberpatterns.h"
#include "guidance/privacy/phones.h"
#include "guidance/privacy/spelleddigits.h"

#include <phonenumbers/phonenumberutil.h>

#include <QHash>
#include <QSet>

#include <algorithm>
#include <vector>

namespace otklik {

namespace {

constexpr qsizetype digitsAtMost = 20;
constexpr qsizetype groupsAtMost = 10;

/// The company's own contacts in comparable form.
class OwnContacts final
{
public:
    explicit OwnContacts(const PrivacyOptions &options)
    {
        for (const QString &contact : options.ownContacts) {
            if (contact.contains(u'@')) {
                m_addresses.insert(contact.trimmed().toCaseFolded());
                continue;
            }
            QByteArray digits;
            for (const QChar c : contact)
                if (c.digitValue() >= 0)
                    digits.append(static_cast<char>('0' + c.digitValue()));
            if (!digits.isEmpty())
                m_phones.insert(phoneKey(digits));
        }
    }

    [[nodiscard]] bool holdsPhone(const QByteArray &digits) const { return m_phones.contains(phoneKey(digits)); }
    [[nodiscard]] bool holdsAddress(QStringView address) const
    {
        const QString folded = address.toString().toCaseFolded();
        return m_addresses.contains(folded) || m_addresses.contains(folded.mid(folded.indexOf(u'@')));
    }

private:
    QSet<QString> m_addresses;
    QSet<QByteArray> m_phones;
};

/// One search through a text: kinds are looked for in the order of how surely
/// they can be told, and what is found is not looked at again.
class Search final
{
public:
    Search(const QString &text, const PrivacyOptions &options)
        : m_text(text)
        , m_own(options)
        , m_patterns(options.contractPatterns)
        , m_taken(static_cast<size_t>(text.size()))
    {}

    QList<PersonalDataSpan> run()
    {
        for (const TextSpan &span : findEmails(m_text))
            if (!m_own.holdsAddress(QStringView(m_text).mid(span.start, span.length)))
                add(span.start, span.length, PersonalDataKind::Email);
            else
                take(span.start, span.length);
        for (const NumberPattern &pattern : m_patterns)
            for (const TextSpan &span : findByPattern(m_text, pattern))
                add(span.start, span.length, PersonalDataKind::Contract);
        const QList<DigitRun> spelled = findSpelledRuns(m_text);
        for (const DigitRun &run : spelled)
            if (isSpelledCard(run, cueAt(run.first().start)))
                add(run.first().start, run.last().end - run.first().start, PersonalDataKind::Card);
        const bool hasDigits = std::any_of(m_text.begin(), m_text.end(), [](QChar c) { return c.digitValue() >= 0; });
        if (hasDigits || !spelled.isEmpty())
            searchDigits((hasDigits ? findDigitRuns(m_text) : QList<DigitRun>()) + spelled);
        std::sort(m_found.begin(), m_found.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
        return std::move(m_found);
    }

private:
    void searchDigits(const QList<DigitRun> &runs)
    {
        for (const TextSpan &span : findIbans(m_text))
            add(span.start, span.length, PersonalDataKind::BankAccount);
        const QList<QByteArray> biks = biksOf(runs);
        searchKind(runs, 20, 20, PersonalDataKind::BankAccount,
                   [&](const DigitWindow &window, NumberCue cue) { return isRussianAccount(window, cue, biks); });
        searchKind(runs, 13, 15, PersonalDataKind::Ogrn, isOgrn);
        searchKind(runs, 12, 19, PersonalDataKind::Card, isCard);
        searchKind(runs, 11, 11, PersonalDataKind::Snils, isSnils);
        for (const TextSpan &span : findSpelledPassports(m_text))
            add(span.start, span.length, PersonalDataKind::Passport);
        searchKind(runs, 9, 10, PersonalDataKind::Passport, isPassport);
        searchKind(runs, 10, 12, PersonalDataKind::Inn, isInn);
        searchKind(runs, 7, 15, PersonalDataKind::Phone, [this](const DigitWindow &window, NumberCue cue) {
            const bool isNamedBehind = cue == NumberCue::None && isPhoneByWordBehind(m_text, window.end());
            if (!isPhone(window, isNamedBehind ? NumberCue::PhoneInEnglish : cue))
                return false;
            if (m_own.holdsPhone(window.digits))
                take(window.start(), window.end() - window.start()); // nor is a part of it anybody's
            return true;
        });
        searchKind(runs, 5, 20, PersonalDataKind::Contract,
                   [this](const DigitWindow &window, NumberCue cue) { return isContract(window, cue, m_text); });
        for (const TextSpan &span : findHomeAddresses(m_text))
            add(span.start, span.length, PersonalDataKind::Address);
    }

    /// The banks that are named: an account can be held against them.
    [[nodiscard]] QList<QByteArray> biksOf(const QList<DigitRun> &runs)
    {
        QList<QByteArray> biks;
        for (const DigitRun &run : runs)
            for (const DigitGroup &group : run)
                if (group.digits.size() == 9 && group.digits.startsWith('0') && cueAt(group.start) == NumberCue::Bik)
                    biks.append(group.digits);
        return biks;
    }

    /// Tries every window of shortest…longest digits, the longest first at each group.
    template <class Check>
    void searchKind(const QList<DigitRun> &runs, qsizetype shortest, qsizetype longest, PersonalDataKind kind,
                    const Check &check)
    {
        for (const DigitRun &run : runs) {
            qsizetype digits = 0;
            for (const DigitGroup &group : run)
                digits += group.digits.size();
            for (qsizetype first = 0; digits >= shortest && first < run.size(); ++first) {
                const qsizetype last = longestMatch(run, first, shortest, longest, kind, check);
                if (last < 0)
                    continue;
                first = last;
            }
        }
    }

    template <class Check>
    qsizetype longestMatch(const DigitRun &run, qsizetype first, qsizetype shortest, qsizetype longest,
                           PersonalDataKind kind, const Check &check)
    {
        QList<DigitWindow> windows;
        DigitWindow window{&run, first, first, {}, {}};
        for (qsizetype last = first; last < std::min(run.size(), first + groupsAtMost); ++last) {
            const QByteArray &digits = run.at(last).digits;
            if (digits.isEmpty() || window.digits.size() + digits.size() > std::min(longest, digitsAtMost))
                break;
            if (last > first && run.at(last).hasPlus)
                break;
            window.last = last;
            window.digits += digits;
            window.sizes.append(static_cast<int>(digits.size()));
            if (window.digits.size() >= shortest)
                windows.append(window);
        }
        for (auto it = windows.crbegin(); it != windows.crend(); ++it) {
            if (isTaken(it->start(), it->end()) || isAmount(m_text, it->start(), it->end())
                || !check(*it, cueAt(it->start())))
                continue;
            add(it->start(), it->end() - it->start(), kind);
            return it->last;
        }
        return -1;
    }

    NumberCue cueAt(qsizetype start)
    {
        const auto known = m_cues.constFind(start);
        if (known != m_cues.constEnd())
            return *known;
        return *m_cues.insert(start, cueBefore(m_text, start));
    }

    [[nodiscard]] bool isTaken(qsizetype start, qsizetype end) const
    {
        return std::any_of(m_taken.begin() + start, m_taken.begin() + end, [](bool taken) { return taken; });
    }

    void take(qsizetype start, qsizetype length) { std::fill_n(m_taken.begin() + start, length, true); }

    void add(qsizetype start, qsizetype length, PersonalDataKind kind)
    {
        if (isTaken(start, start + length))
            return;
        m_found.append({start, length, kind});
        take(start, length);
    }

    const QString &m_text;
    OwnContacts m_own;
    QList<NumberPattern> m_patterns;
    QList<PersonalDataSpan> m_found;
    std::vector<bool> m_taken; ///< per unit of the text: found already, or in an address of the company's own
    QHash<qsizetype, NumberCue> m_cues;
};

} // namespace

QList<PersonalDataSpan> findPersonalData(const QString &text, const PrivacyOptions &options)
{
    return Search(text, options).run();
}

void preparePersonalData()
{
    Q_UNUSED(i18n::phonenumbers::PhoneNumberUtil::GetInstance())
    Q_UNUSED(findPersonalData(QStringLiteral("+7 916 123-45-67")))
}

} // namespace otklik
