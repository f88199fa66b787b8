#pragma once

#include "ui/customer/section.h"

#include <QUrl>

class QPushButton;

namespace otklik {

class CardFieldsPresenter;
class CardFieldRow;
struct CardFieldValue;

/// The team's own fields. Without any, a lead is told where they are made and nobody else sees it.
class CardFieldsSection final : public Section
{
    Q_OBJECT

public:
    explicit CardFieldsSection(CardFieldsPresenter &presenter, QWidget *parent = nullptr);

Q_SIGNALS:
    void fieldsWanted(); ///< the team's document of them
    void linkClicked(const QUrl &url, const QString &written, const QPoint &at);

private:
    void fill();
    void makeRows(const QList<CardFieldValue> &values);
    void leave();

    CardFieldsPresenter &m_presenter;
    QList<CardFieldRow *> m_fields;
    QPushButton *m_invitation;
};

} // namespace otklik
