#pragma once

#include "guidance/checklist/wording.h"
#include "guidance/privacy/personaldata.h"

#include <QSyntaxHighlighter>

#include <functional>

namespace otklik {

class ReplyAnalyzer;

/// Colours a reply while it is typed with the spans of the ReplyAnalyzer, and
/// underlines personal data and misspelt words. A document has one highlighter:
/// whoever else has something to mark gives it to this one. Child of the
/// document; UI thread.
class ReplyHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    /// `analyzer` must outlive the highlighter.
    ReplyHighlighter(ReplyAnalyzer &analyzer, QTextDocument *document);

    void setLanguage(const QString &language);
    void setPrivacyOptions(const PrivacyOptions &options);
    /// Light or dark colours, by the background they stand on.
    void setBackground(const QColor &background);
    /// Gives the misspelt words of a line, in their order; asked whenever the line is painted anew.
    void setMisspelt(std::function<QList<TextSpan>(const QTextBlock &)> misspelt);

    /// How phrases of a kind are shown, for legends.
    [[nodiscard]] static QTextCharFormat formatFor(WordingKind kind, bool onDark);

protected:
    void highlightBlock(const QString &text) override;

private:
    void underline(const TextSpan &word);

    ReplyAnalyzer &m_analyzer;
    QString m_language;
    PrivacyOptions m_privacy;
    std::function<QList<TextSpan>(const QTextBlock &)> m_misspelt;
    bool m_onDark = false;
};

} // namespace otklik
