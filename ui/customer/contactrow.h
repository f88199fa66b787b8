#pragma once

#include "models/customer.h"

#include <QWidget>

class QToolButton;

namespace otklik {

class InPlaceField;
class ToneLabel;

/// One contact: a click copies it, F2 or the pencil edits it where it stands. One that an import brought
/// says from where and is not edited: the next import would write it again.
class ContactRow final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int longest = 300; ///< characters

    ContactRow(const Contact &contact, QWidget *parent);

    void setContact(const Contact &contact);
    void leave();

Q_SIGNALS:
    void edited(const QString &value);
    void removeChosen();
    void copied(const QString &value);

private:
    void copy();

    QToolButton *m_kind;
    InPlaceField *m_value;
    ToneLabel *m_source = nullptr;
};

} // namespace otklik
