#pragma once

#include "models/dutyplace.h"
#include "models/network.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace otklik {

class ToneLabel;

/// Makes or changes a place that is looked at by hand.
class DutyPlaceDialog final : public QDialog
{
    Q_OBJECT

public:
    DutyPlaceDialog(const DutyPlace &place, const QList<NetworkRules> &networks, QWidget *parent = nullptr);

    [[nodiscard]] DutyPlace place() const;

private:
    void tryAccept();

    DutyPlace m_place;
    QLineEdit *m_title;
    QLineEdit *m_url;
    QComboBox *m_network;
    QPlainTextEdit *m_note;
    QSpinBox *m_every;
    QComboBox *m_unit;
    ToneLabel *m_problem;
};

} // namespace otklik
