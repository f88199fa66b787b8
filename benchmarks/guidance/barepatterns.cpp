#include "benchmarks/guidance/barepatterns.h"

#include <QRegularExpression>

#include <array>

namespace otklik::bench {

namespace {

struct BarePattern final
{
    PersonalDataKind kind;
    QRegularExpression expression;
};

} // namespace

QList<PersonalDataSpan> findByBarePatterns(const QString &text)
{
    static const std::array patterns{
        BarePattern{PersonalDataKind::Card, QRegularExpression(QStringLiteral("\\b(?:\\d[ -]?){13,16}\\b"))},
        BarePattern{
            PersonalDataKind::Phone,
            QRegularExpression(QStringLiteral("\\+?\\d{0,3}[ (-]{0,2}\\d{3}[) -]{0,2}\\d{3}[ -]?\\d{2}[ -]?\\d{2}"))},
        BarePattern{PersonalDataKind::Email, QRegularExpression(QStringLiteral("[\\w.+-]+@[\\w-]+\\.[\\w.-]+\\w"))},
        BarePattern{PersonalDataKind::BankAccount,
                    QRegularExpression(QStringLiteral("\\b[A-Z]{2}\\d{2}[A-Z0-9]{11,30}\\b"))},
    };
    QList<PersonalDataSpan> found;
    for (const BarePattern &pattern : patterns) {
        auto matches = pattern.expression.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            found.append({match.capturedStart(), match.capturedLength(), pattern.kind});
        }
    }
    return found;
}

} // namespace otklik::bench
