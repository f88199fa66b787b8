#pragma once

#include "models/customerrecord.h"
#include "ui/customer/section.h"

#include <QSet>
#include <QUrl>

namespace otklik {

/// What customer bases say of the person: read only, because the next import writes it anew. Long lists
/// are folded, and stay unfolded once a person asked for them. Hidden where there is no record.
class RecordsSection final : public Section
{
    Q_OBJECT

public:
    explicit RecordsSection(QWidget *parent = nullptr);

    void setRecords(const QList<CustomerRecord> &records, TimePoint now);
    /// Another person: folds all.
    void startOver();

Q_SIGNALS:
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    void fill();
    QWidget *makeHead(const CustomerRecord &record);
    void addFacts(const CustomerRecord &record);
    void addFact(const QString &title, const QString &value);
    void addOrders(const CustomerRecord &record);
    QWidget *makeOrder(const Order &order);
    void addMore(const QString &fold, qsizetype left);

    QList<CustomerRecord> m_records;
    QSet<QString> m_unfolded; ///< what the person wants to see whole
    TimePoint m_now{};
};

} // namespace otklik
