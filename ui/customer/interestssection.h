#pragma once

#include "ui/customer/section.h"

class QLineEdit;

namespace otklik {

class CarePresenter;
struct Interest;
struct InterestSuggestion;

/// What the customer cares about, each with its source; what their words suggest,
/// to be confirmed or struck out by a click; one line to add from the team's list.
class InterestsSection final : public Section
{
    Q_OBJECT

public:
    explicit InterestsSection(CarePresenter &presenter, QWidget *parent = nullptr);

private:
    [[nodiscard]] static QString quoted(const QString &words);
    void fill();
    QWidget *makeRow(const Interest &interest);
    QWidget *makeSuggestion(const InterestSuggestion &suggestion);
    void offerTopics();
    void add(const QString &title);

    CarePresenter &m_presenter;
    QLineEdit *m_input;
};

} // namespace otklik
