#include "guidance/questions/questions.h"

#include "guidance/questions/sentences.h"

#include <QRegularExpression>

#include <array>

namespace otklik {

namespace {

constexpr qsizetype readAtMost = 20'000;
constexpr qsizetype questionsAtMost = 50;

QRegularExpression pattern(const char16_t *text)
{
    return QRegularExpression(QStringView(text).toString(), QRegularExpression::CaseInsensitiveOption
                                                                | QRegularExpression::UseUnicodePropertiesOption);
}

/// Requests to be told something, without a question mark.
const QRegularExpression &requests()
{
    static const QRegularExpression words = pattern(
        u"\\b(?:подскажи(?:те)?|если подскажете|скажите(?! спасибо)"
        u"|(?:объясните|поясните|разъясните|сообщите|напомните|расскажите)(?! (?:всем|друзьям|знакомым|людям|клиентам|(?:свои|ваши|наши)м)\\b)"
        u"|ответьте|уточните|(?:никто не|не) (?:может|могут|смог|смогли|могли бы|можете|сможете)(?: вы| мне| нам){0,2} (?:подсказать|сказать|объяснить|пояснить|ответить|рассказать|сообщить),"
        u"|дайте знать|посоветуйте|проясните"
        u"|(?:хотел[аи]?|хотелось|хотели) бы (?:\\w+ ){0,2}(?:узнать|понять|знать|уточнить|спросить|выяснить|услышать|понимать)"
        u"|прошу (?:\\w+ ){0,2}(?:сообщить|объяснить|пояснить|подсказать|ответить|рассказать|разъяснить)"
        u"|(?:хочу|хотим|хочется|прошу|можно) (?:\\w+ ){0,2}(?:узнать|понять|знать|уточнить|спросить|выяснить|услышать|понимать)"
        u"|интересует|меня интересует|интересно(?: было бы)?(?: узнать| знать)?,? (?:когда|где|куда|почему|зачем|сколько|кто|как|что|можно|есть)"
        u"|есть вопрос(?!ов)|вопрос(?: к вам)?\\s?[:—–-]|вопрос такой|вопрос в том|такой вопрос|возник вопрос|не подскажете|не могу понять|никак не пойму"
        u"|не понимаю,? (?:почему|как|зачем|за что|где|куда|когда|что)|(?:непонятно|не понял[аи]?|не ясно|неясно),? (?:почему|как|зачем|где|куда|когда|сколько|за что)"
        u"|кто(?:-| )нибудь знает|может кто знает|жду (?:ответа|объяснений)(?: на вопрос)?,? (?:почему|когда|где|как)"
        u"|i (?:was |am |'m )?(?:just )?wonder(?:ing)?\\b|\\b(?:wondering|curious) (?:if|whether|why|when|how|what|where)\\b"
        u"|(?:could|can|would|will) (?:you|someone|anyone|somebody)\\b(?! (?:believe|imagine|tell (?:me )?nothing))"
        u"|(?:please |pls )?(?<!could )(?:tell me(?! nothing| that)|(?:let me know|let us know)(?! if you (?:need|want|have|require)| that)|advise|explain|clarify)\\b|i(?:'d| would) (?:like|love) to (?:know|ask|understand)"
        u"|(?:i want|need|want|wish|hoping|(?:great|nice|good|helpful)) to know\\b|i want to (?:ask|understand)|(?:no idea|don'?t (?:know|understand)(?! what to)|can'?t (?:figure out|understand)) "
        u"(?:how|why|when|where|what|if|whether|who)|any idea|any (?:update|news) on|any chance|(?:my|one|quick|a) question(?! (?:was|has|is|got|answered)))");
    return words;
}

/// Beginnings of a question whose mark was left out. A mere «когда» or «как»
/// mostly begins a clause, so they need more of the question's own words.
const QRegularExpression &openings()
{
    static const QRegularExpression words = pattern(
        u"^[\\s\\W]*(?:(?:а|и|но|ну|так|же|вот|кстати|and|but|so|also) ){0,2}(?:"
        u"(?:почему|зачем|отчего)\\b(?!-)|доколе\\b|сколько (?:можно|стоит|ещ[её]|будет|мне(?! ни\\b)|нам(?! ни\\b)|ждать|времени)|до скольки\\b|во сколько\\b"
        u"|через сколько\\b|как долго\\b|(?!когда [^,]*, )когда (?:же|уже|будет|будут|вы|мне|нам|мой|моя|мо[её]|мои|наконец|ждать|верн[её]те|привез[её]те|"
        u"придет|придёт|приедет|заработа|откро|появи|почин|исправ|ожидать)|где (?:мой|моя|мо[её]|мои|же|можно|мне|нам|деньги|заказ|курьер|посмотреть|найти|узнать)"
        u"|куда (?:мне|нам|можно|обра|писать|звонить|жаловаться|девал|пропал|дел)|(?!как [^,]*, )как (?:мне(?! сказали| говорили| обещали)|нам(?! сказали| говорили| обещали)|можно(?! скорее| быстрее| раньше)|же(?! (?:хорошо|здорово|приятно|я рад|я рада|круто|классно|плохо|надоел))|быть|я могу|узнать|связаться|отменить|"
        u"вернуть|оформить|получить|подключить|отключить|попасть|дозвониться|оплатить|активировать|удалить|изменить|восстановить|зайти|войти|так)\\b"
        u"|(?!кто [^,]*, (?:тот|та|те|пусть))кто (?:мне|нам|за это|отвечает|будет|вернет|вернёт|может)|кому (?:мне|писать|жаловаться|звонить)|можно ли\\b|есть ли\\b|будет ли\\b|"
        u"будут ли\\b|возможно ли\\b|нельзя ли\\b|\\w+(?:ете|ите|ется|ится|ёт|ет|ит|ют|ат|ят|ал|ил) ли\\b|что (?:мне|нам) (?:теперь )?делать|чем (?:отлича|вы)|"
        u"за что я\\b|на каком основании|по какой причине|в ч[её]м (?:причина|дело|разница)|какого числа|в какое время|какие сроки"
        u"|why (?:is|are|was|were|do|does|did|has|have|can'?t|isn'?t|don'?t|won'?t|would)\\b|when (?:will|is|are|can|do|does|did)\\b"
        u"|where (?:is|are|can|do|did|'s)\\b|where'?s\\b|how (?:do|does|can|long|much|many|come|is|are|about|to)\\b|how'?s\\b"
        u"|what's|what (?:is|are|do|does|should|time|can|happened|about)\\b|who (?:do|can|is|should|will)\\b"
        u"|is (?:there|it) (?:any|a|possible|going)|do (?:you|i|we) (?:have|need|offer|know|ship)\\b|can (?:i|we)\\b|are you (?:going|open|planning))");
    return words;
}

/// Shouting in the form of a question.
const QRegularExpression &shouting()
{
    static const QRegularExpression words = pattern(
        u"\\b(?:сколько можно(?=\\W*$|[\\s,]+(?:уже|же|ждать|терпеть|вас|это|так|над|врать|обманывать|повторять|писать|звонить|просить|говорить|издеваться|морочить|ещ[её]|тянуть|ходить|игнорировать|молчать|мучить|бегать)\\b)|сколько это (?:может|будет) продолжаться|сколько (?:ещ[её] )?(?:терпеть|это терпеть)|доколе|(?:вы|вы там|вы что|вы что там|вы совсем|вообще там|вы вообще там) (?:живы|уснули|вымерли|издева\\w+|смеетесь|смеётесь|шутите|"
        u"серь[её]зно|нормальные|адекватные|с ума сошли|охренели|обалдели|обнаглели|офигели|оборзели|спите|ослепли|оглохли)|(?:это|вы|что за) шутка"
        u"|совесть (?:у вас )?(?:есть|вообще)|где (?:ваша |у вас )?совесть|не стыдно|стыд (?:есть|где)|вообще (?:работаете|думаете|читаете|нормально)"
        u"|кто так (?:делает|работает|поступает)|как так(?!ая|ое|ой|ие)\\b|как это понимать|как такое возможно|разве так можно|(?:ну )?что (?:это )?за (?:бред|цирк|позор|бардак|"
        u"ерунда|фигня|хрень|наглость|хамство|отношение|сервис|беспредел|дела)|какого (?:ч[её]рта|хрена|лешего|фига)|это (?:вообще )?(?:нормально|законно|по-человечески)"
        u"|(?:ну )?и что (?:дальше|это такое)|за что (?:я|мы) (?:вам )?плач|за что (?:мне|нам) это|ау+\\b|^(?:молч(?:им|ите)|игнорируете)(?=\\W*$)|але+\\b|вам (?:самим )?(?:не )?смешно"
        u"|are you (?:kidding|serious|joking|nuts|for real|people)|you kidding|is this (?:a joke|some kind of joke|how you treat|normal|acceptable)"
        u"|how (?:hard|difficult) (?:can|is|could) it|what(?:'s| is)? (?:the hell|the heck|the f\\w*|wrong with you|kind of (?:company|service))|wtf|who does that"
        u"|how dare you|how many times(?=\\W*$| (?:do|must|should|will) i (?:have|need|tell|ask|call))|seriously(?=\\W*$)|really(?=\\W*$)|have you no shame|do you even (?:care|read|work))");
    return words;
}

struct TypeCue final
{
    AnswerType type;
    QRegularExpression words;
};

/// The question words and what they ask for; the earliest in a sentence counts,
/// of two at one place the upper one.
const std::array<TypeCue, 10> &typeCues()
{
    static const std::array<TypeCue, 10> cues{{
        {AnswerType::Time,
         pattern(u"\\b(?:когда|где (?:же |сейчас )?(?:мо[йяеи]|мо[её]|наш\\w*)?\\s?(?:(?!\\w+ть )\\w+ )?(?:заказ|посылк|курьер|деньги|возврат|товар|доставк|мастер|ответ|багаж|чемодан)\\w*|where(?:'s| is| are)? (?:my|the|our) (?:\\w+ )?(?:order|parcel|package|refund|money|courier|delivery|bag|luggage)s?|во сколько|до скольки|с(?:о)? скольки|через сколько|за сколько (?:дней|времени)|сколько (?:\\w+ ){0,2}(?:времени|ждать|"
                 u"дней|часов|минут|недель|займ[её]т|длится|ид[её]т)|как (?:долго|скоро|быстро)|в какое время|какого числа|в какой день|(?:какие|какой|каковы|какая) (?:\\w+ )?"
                 u"(?:срок|график|режим|дата|время)\\w*|срок\\w*|when|how (?:long|soon|quickly|fast)|what (?:time|date|day)|by when|eta|opening hours)\\b")},
        {AnswerType::Sum,
         pattern(u"\\b(?:сколько (?:\\w+ ){0,2}(?:стоит|стоить|денег|рублей|платить|заплатить|вернут|верн[её]те|долж\\w+|спишут|спис\\w+|обойд[её]тся|доплат\\w+)|какая (?:\\w+ )?"
                 u"(?:цена|сумма|стоимость|комиссия|плата)|какова (?:цена|стоимость|сумма)|(?:интересует|узнать|уточнить|подскажите|скажите)(?: пожалуйста)?,? (?:\\w+ )?(?:цен[ауы]|стоимость|комиссия|комиссию)|поч[её]м|по ч[её]м|в какую сумму|how much|what(?:'s| is| are)? (?:the )?(?:price|cost|fee|charge)s?)\\b")},
        {AnswerType::Amount, pattern(u"\\b(?:сколько|how (?:many|far|big|often))\\b")},
        {AnswerType::Place,
         pattern(u"\\b(?:где|куда|откуда|по какому адресу|(?:какой (?:у вас )?)?адрес|в как(?:ом|их) (?:магазин\\w*|офис\\w*|отделени\\w*|город\\w*|раздел\\w*|пункт\\w*)|where(?:'s)?|"
                 u"which (?:store|shop|branch|page))\\b")},
        {AnswerType::Person, pattern(u"\\b(?:кто|кому|с кем|к кому|у кого|кем|who|whom)\\b(?!-| нибудь)")},
        {AnswerType::Reason,
         pattern(u"\\b(?:почему|зачем|отчего|по какой причине|в ч[её]м (?:причина|дело|проблема)|с чем (?:это )?связан\\w+|за что|на каком основании|из-за чего|why|how come|"
                 u"what(?:'s| is) the (?:reason|problem)|for what reason)\\b")},
        {AnswerType::Way,
         pattern(u"\\b(?:каким образом|как(?! (?:долго|скоро|быстро))|что (?:(?:мне|нам|теперь|тогда|надо|нужно) ){0,3}(?:с)?делать|что (?:для этого )?(?:нужно|надо)|what (?:should|can|do) (?:i|we)|how)\\b")},
        {AnswerType::YesNo,
         pattern(u"\\b(?:whether|ли|можно|можете|могу|нельзя|есть|будет|будут|разве|неужели|правда|верно|возможно|планируете|получится|вы|это|is|are|was|do|does|did|can|could|will|would|"
                 u"have|has|should|am|may)\\b")},
        {AnswerType::Anything,
         pattern(u"\\b(?:как(?:ой|ая|ое|ие|ого|ом|ую|им|их)|чем|что|чей|чья|what|which|whose)\\b")},
        {AnswerType::Anything, pattern(u"(?!)")},
    }};
    return cues;
}

AnswerType typeOf(const QString &sentence)
{
    // a request wraps the question: «не могли бы вы сказать, когда …» asks when, not yes or no
    AnswerType best = sentence.contains(u'?') ? AnswerType::YesNo : AnswerType::Anything;
    qsizetype bestAt = -1;
    for (const TypeCue &cue : typeCues()) {
        const qsizetype at = sentence.indexOf(cue.words);
        if (at < 0)
            continue;
        const bool isWeak = cue.type == AnswerType::YesNo;
        if (bestAt < 0 || (at < bestAt && !isWeak)) {
            best = cue.type;
            bestAt = at;
        }
    }
    // «Есть ли доставка и сколько она стоит» opens with the yes-or-no question
    static const QRegularExpression yesNoFirst =
        pattern(u"^[\\s\\W]*(?:(?:а|и|но|ну|скажите|подскажите|пожалуйста|and|but|so),? )*(?:\\w+ ли\\b|можно\\b|разве\\b|неужели\\b|правда\\b|есть (?!вопрос)|"
                u"(?:is|are|do(?! let me)|does|did|will|have|has|should|am|may) \\w+|(?:can|could|would) (?!be (?:great|nice|good|helpful))(?!(?:you|someone|anyone) (?:please )?(?:tell|explain|advise|clarify|let)))");
    return sentence.contains(yesNoFirst) ? AnswerType::YesNo : best;
}

QString tidied(const QString &text, const TextSpan &span)
{
    QString line = text.sliced(span.start, span.length).simplified();
    while (!line.isEmpty() && QStringView(u".!?…,;:)]»\"”").contains(line.back()))
        line.chop(1);
    if (line.size() > 200)
        line = line.left(199) + u'…';
    if (!line.isEmpty())
        line[0] = line.at(0).toUpper();
    return line + u'?';
}

bool hasLetters(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

} // namespace

QList<Question> findQuestions(const QString &text)
{
    QList<Question> questions;
    const QString head = text.left(readAtMost);
    for (const Sentence &sentence : splitSentences(head)) {
        if (questions.size() == questionsAtMost)
            break;
        const QString words = head.sliced(sentence.span.start, sentence.span.length);
        if (!hasLetters(words))
            continue;
        if (!sentence.isQuestion && !words.contains(requests()) && !words.contains(openings()))
            continue;
        Question question;
        question.span = sentence.span;
        question.text = tidied(head, sentence.span);
        question.asks = typeOf(words);
        question.isRhetorical = words.size() <= 160 && words.contains(shouting());
        questions.append(question);
    }
    return questions;
}

} // namespace otklik
