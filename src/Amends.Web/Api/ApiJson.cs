using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amends.Application.Storage;
using Amends.Language;
using Amends.Recovery;
using Amends.Web.Actions;
using Amends.Web.Approvals;
using Amends.Web.Clarifications;
using Amends.Web.Complaints;
using Amends.Web.Customers;
using Amends.Web.Deadlines;
using Amends.Web.FollowUps;
using Amends.Web.Goodwill;
using Amends.Web.Journeys;
using Amends.Web.Library;
using Amends.Web.Live;
using Amends.Web.Offers;
using Amends.Web.Paths;
using Amends.Web.Practice;
using Amends.Web.Promises;
using Amends.Web.SecondReaders;
using Amends.Web.Surveys;
using CustomerAnswer = Amends.Web.Customers.CustomerAnswer;

namespace Amends.Web.Api;

/// <summary>Every body that the API reads or writes, with its JSON made at build time.</summary>
[JsonSerializable(typeof(NewComplaintBody))]
[JsonSerializable(typeof(NewComplaintAnswer))]
[JsonSerializable(typeof(ReadingsBody))]
[JsonSerializable(typeof(Items<ReadingAnswer>))]
[JsonSerializable(typeof(ReviewsBody))]
[JsonSerializable(typeof(Items<ReviewAnswer>))]
[JsonSerializable(typeof(SuggestionBody))]
[JsonSerializable(typeof(SuggestionAnswer))]
[JsonSerializable(typeof(Items<PhraseAnswer>))]
[JsonSerializable(typeof(ChangeAnswer))]
[JsonSerializable(typeof(SkipBody))]
[JsonSerializable(typeof(EvidenceBody))]
[JsonSerializable(typeof(ClarificationBody))]
[JsonSerializable(typeof(ClarificationAnswerBody))]
[JsonSerializable(typeof(OffersBody))]
[JsonSerializable(typeof(RefusalBody))]
[JsonSerializable(typeof(AgreementBody))]
[JsonSerializable(typeof(ActionBody))]
[JsonSerializable(typeof(WordsBody))]
[JsonSerializable(typeof(ApprovalBody))]
[JsonSerializable(typeof(DecisionBody))]
[JsonSerializable(typeof(DelegationBody))]
[JsonSerializable(typeof(Page<AskedAnswer>))]
[JsonSerializable(typeof(GoodwillBody))]
[JsonSerializable(typeof(PaymentBody))]
[JsonSerializable(typeof(GuideAnswer))]
[JsonSerializable(typeof(Items<MonthAnswer>))]
[JsonSerializable(typeof(System.Text.Json.Nodes.JsonObject))]
[JsonSerializable(typeof(Items<CharterAnswer>))]
[JsonSerializable(typeof(SimulationAnswer))]
[JsonSerializable(typeof(HolidaysBody))]
[JsonSerializable(typeof(HolidaysAnswer))]
[JsonSerializable(typeof(HeldBody))]
[JsonSerializable(typeof(HeldRemovalBody))]
[JsonSerializable(typeof(DocumentBody))]
[JsonSerializable(typeof(Items<DocumentAnswer>))]
[JsonSerializable(typeof(FollowUpBody))]
[JsonSerializable(typeof(Page<FollowUpAnswer>))]
[JsonSerializable(typeof(SurveyReportAnswer))]
[JsonSerializable(typeof(InvitationBody))]
[JsonSerializable(typeof(CustomerEventBody))]
[JsonSerializable(typeof(CustomerEventAnswer))]
[JsonSerializable(typeof(JourneyAnswer))]
[JsonSerializable(typeof(ChoicesBody))]
[JsonSerializable(typeof(ChoicesAnswer))]
[JsonSerializable(typeof(SurveyBody))]
[JsonSerializable(typeof(ThanksBody))]
[JsonSerializable(typeof(ResolutionBody))]
[JsonSerializable(typeof(ClosingBody))]
[JsonSerializable(typeof(ReopeningBody))]
[JsonSerializable(typeof(CauseBody))]
[JsonSerializable(typeof(PromiseBody))]
[JsonSerializable(typeof(FulfilmentBody))]
[JsonSerializable(typeof(RenegotiationBody))]
[JsonSerializable(typeof(WithdrawalBody))]
[JsonSerializable(typeof(OwnerBody))]
[JsonSerializable(typeof(MessageBody))]
[JsonSerializable(typeof(ReturnBody))]
[JsonSerializable(typeof(Page<ReplyToReadAnswer>))]
[JsonSerializable(typeof(CorrectionBody))]
[JsonSerializable(typeof(CorrectionWithdrawalBody))]
[JsonSerializable(typeof(Page<ComplaintItemAnswer>))]
[JsonSerializable(typeof(Page<HitAnswer>))]
[JsonSerializable(typeof(Page<EntryAnswer>))]
[JsonSerializable(typeof(Page<PromiseItemAnswer>))]
[JsonSerializable(typeof(KeptAnswer))]
[JsonSerializable(typeof(ComplaintAnswer))]
[JsonSerializable(typeof(PathAnswer))]
[JsonSerializable(typeof(CustomerAnswer))]
[JsonSerializable(typeof(EventAnswer))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(ExportedBody))]
[JsonSerializable(typeof(Items<ScenarioAnswer>))]
[JsonSerializable(typeof(Page<PracticeItemAnswer>))]
[JsonSerializable(typeof(PracticeBody))]
[JsonSerializable(typeof(PracticeReplyBody))]
[JsonSerializable(typeof(SharingBody))]
[JsonSerializable(typeof(PracticeAnswer))]
[JsonSerializable(typeof(DebriefAnswer))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>camelCase; texts cleaned, codes and times checked. Right types only: "5" is no number.</summary>
    public static ApiJson Web { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        MaxDepth = 32,
        // The answers are JSON and say so (nosniff): nothing in them needs escaping for HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new TextJson(), new TimeJson(), new OffsetTimeJson(), new CodeJson<Channel>(), new CodeJson<Direction>(), new CodeJson<FollowUpOutcome>(), new CodeJson<Band>(), new CodeJson<ContactKind>(), new CodeJson<CustomerEventKind>(), new CodeJson<JourneyStage>(), new CodeJson<JourneyEvidenceKind>(), new CodeJson<SurveyQuestion>(),
            new CodeJson<Promisor>(), new CodeJson<Stage>(), new CodeJson<Step>(), new CodeJson<Speaker>(), new CodeJson<IdentityKind>(), new CodeJson<ApprovalState>(), new CodeJson<ReadingReason>(), new CodeJson<DocumentKind>(), new CodeJson<PracticeEnd>(),
        },
    });
}

/// <summary>A page of a list.</summary>
/// <param name="Next">The cursor of the next page; null where there is none.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Answers to many at once, in the order of the questions.</summary>
internal sealed record Items<T>(IReadOnlyList<T> All)
{
    [JsonPropertyName("items")]
    public IReadOnlyList<T> All { get; init; } = All;
}
