using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Amends.Application.Storage;

/// <summary>The database, for reading on both providers and for accounts. Complaints are changed through <see cref="Changes"/> only.</summary>
internal sealed class AmendsDb(DbContextOptions<AmendsDb> options) : IdentityUserContext<Account, Guid>(options)
{
    public DbSet<ComplaintRow> Complaints => Set<ComplaintRow>();
    public DbSet<TimelineRow> Timeline => Set<TimelineRow>();
    public DbSet<MessageRow> Messages => Set<MessageRow>();
    public DbSet<PromiseRow> Promises => Set<PromiseRow>();
    public DbSet<PromiseSumRow> PromiseSums => Set<PromiseSumRow>();
    public DbSet<PromiseDayRow> PromiseDays => Set<PromiseDayRow>();
    public DbSet<CustomerRow> Customers => Set<CustomerRow>();
    public DbSet<IdentityRow> Identities => Set<IdentityRow>();
    public DbSet<CorrectionRow> Corrections => Set<CorrectionRow>();
    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();
    public DbSet<GiftRow> Gifts => Set<GiftRow>();
    public DbSet<GoodwillMonthRow> GoodwillMonths => Set<GoodwillMonthRow>();
    public DbSet<TeamGoodwillMonthRow> TeamGoodwillMonths => Set<TeamGoodwillMonthRow>();
    public DbSet<RecoveryMonthRow> RecoveryMonths => Set<RecoveryMonthRow>();
    public DbSet<StepRow> Steps => Set<StepRow>();
    public DbSet<PracticeSessionRow> PracticeSessions => Set<PracticeSessionRow>();
    public DbSet<LessonRow> Lessons => Set<LessonRow>();
    public DbSet<PracticeTurnRow> PracticeTurns => Set<PracticeTurnRow>();
    public DbSet<ProgrammeRow> Programmes => Set<ProgrammeRow>();
    public DbSet<AssignmentRow> Assignments => Set<AssignmentRow>();
    public DbSet<ProgrammeTeamRow> ProgrammeTeams => Set<ProgrammeTeamRow>();
    public DbSet<SkillMonthRow> SkillMonths => Set<SkillMonthRow>();
    public DbSet<CharterRow> Charters => Set<CharterRow>();
    public DbSet<PolicyRow> Policies => Set<PolicyRow>();
    public DbSet<PhraseRow> Phrases => Set<PhraseRow>();
    public DbSet<UseRow> Uses => Set<UseRow>();
    public DbSet<ScenarioRow> Scenarios => Set<ScenarioRow>();
    public DbSet<ClockRow> Clocks => Set<ClockRow>();
    public DbSet<WithLeadRow> WithLeads => Set<WithLeadRow>();
    public DbSet<ExposureRow> Exposure => Set<ExposureRow>();
    public DbSet<FollowUpRow> FollowUps => Set<FollowUpRow>();
    public DbSet<SurveyRow> Surveys => Set<SurveyRow>();
    public DbSet<SurveySumRow> SurveySums => Set<SurveySumRow>();
    public DbSet<CustomerEventRow> CustomerEvents => Set<CustomerEventRow>();
    public DbSet<AllowedRow> Allowed => Set<AllowedRow>();
    public DbSet<DraftRow> Drafts => Set<DraftRow>();
    public DbSet<FileRow> Files => Set<FileRow>();
    public DbSet<FileContentRow> FileContents => Set<FileContentRow>();
    public DbSet<StagedFileRow> StagedFiles => Set<StagedFileRow>();
    public DbSet<HeldReplyRow> HeldReplies => Set<HeldReplyRow>();
    public DbSet<MentionRow> Mentions => Set<MentionRow>();
    public DbSet<TokenRow> Tokens => Set<TokenRow>();
    public DbSet<SignInRow> SignIns => Set<SignInRow>();
    public DbSet<TeamRow> Teams => Set<TeamRow>();
    public DbSet<PeopleChangeRow> PeopleChanges => Set<PeopleChangeRow>();
    public DbSet<OnceRow> Once => Set<OnceRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<SettingRow> Settings => Set<SettingRow>();
    public DbSet<SchemaVersionRow> SchemaVersions => Set<SchemaVersionRow>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<Time.InstantConverter>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Time.OffsetConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        Accounts(builder);
        Cases(builder);
        Goodwill(builder);
        Library(builder);
        Practice(builder);
        Deadlines(builder);
        Composure(builder);
        AfterTheFix(builder);
        People(builder);
        OwnQueueRows.Map(builder);
        ColleagueRows.Map(builder);
        Plumbing(builder);
        NameInSnakeCase(builder);
    }

    private static void Accounts(ModelBuilder builder)
    {
        builder.Entity<Account>(row =>
        {
            row.ToTable("accounts");
            row.HasIndex(a => new { a.NameKey, a.Id });
            row.HasIndex(a => new { a.TeamId, a.NameKey, a.Id });
            row.HasIndex(a => a.Role);
        });
        builder.Entity<TeamRow>(row =>
        {
            row.ToTable("teams").HasKey(t => t.Id);
            row.HasIndex(t => t.NameKey).IsUnique().HasFilter("retired_at IS NULL");
        });
        builder.Entity<PeopleChangeRow>(row =>
        {
            row.ToTable("people_changes").HasKey(c => c.Id);
            row.HasIndex(c => new { c.At, c.Id });
            row.HasIndex(c => new { c.AccountId, c.At, c.Id });
            row.HasIndex(c => new { c.By, c.At, c.Id });
            row.HasIndex(c => new { c.Kind, c.At, c.Id });
            row.HasIndex(c => new { c.Subject, c.At, c.Id });
        });
        builder.Entity<SignInRow>(row =>
        {
            row.ToTable("sign_ins").HasKey(s => s.Id);
            row.HasIndex(s => s.KeyHash).IsUnique();
            row.HasIndex(s => new { s.AccountId, s.SeenAt });
            row.HasIndex(s => s.SeenAt);
            row.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("account_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>(row =>
        {
            row.ToTable("account_passkeys").HasKey(p => p.CredentialId);
            row.Property(p => p.CredentialId).HasMaxLength(1024);
            row.OwnsOne(p => p.Data).ToJson("data");
            row.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId);
        });
    }

    private void Cases(ModelBuilder builder)
    {
        builder.Entity<ComplaintRow>(row =>
        {
            row.ToTable("complaints").HasKey(c => c.Id);
            row.HasIndex(c => c.Reference).IsUnique();
            row.HasIndex(c => c.ExternalId).IsUnique().HasFilter("external_id IS NOT NULL");
            row.HasIndex(c => new { c.CustomerId, c.Id });
            row.HasIndex(c => new { c.Stage, c.Owner, c.AnswerBy, c.Id });
            row.HasIndex(c => new { c.Stage, c.Channel, c.AnswerBy, c.Id });
            row.HasIndex(c => new { c.Stage, c.Heat, c.Id });
            row.HasIndex(c => new { c.Stage, c.ReceivedAt, c.Id });
            row.HasIndex(c => new { c.Stage, c.NextDue, c.Id });
            row.HasIndex(c => new { c.UpdateDue, c.Id }).HasFilter("update_due IS NOT NULL");
            QueueIndex(row);
            row.HasOne<CustomerRow>().WithMany().HasForeignKey(c => c.CustomerId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<TimelineRow>(row =>
        {
            row.ToTable("timeline").HasKey(t => new { t.ComplaintId, t.Sequence });
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(t => t.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<MessageRow>(row =>
        {
            row.ToTable("messages").HasKey(m => m.Key);
            row.HasIndex(m => new { m.ComplaintId, m.Key });
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(m => m.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PromiseRow>(row =>
        {
            row.ToTable("promises").HasKey(p => p.Id);
            row.HasIndex(p => new { p.State, p.Due, p.Id });
            row.HasIndex(p => new { p.Owner, p.State, p.Due, p.Id });
            row.HasIndex(p => p.ComplaintId);
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(p => p.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<PromiseSumRow>().ToTable("promise_sums").HasKey(s => new { s.Dimension, s.Key, s.Kept, s.Slip });
        builder.Entity<PromiseDayRow>().ToTable("promise_days").HasKey(s => new { s.Day, s.Dimension, s.Key, s.Kept, s.Slip });
        builder.Entity<AllowedRow>(row =>
        {
            row.ToTable("complaint_people").HasKey(a => new { a.ComplaintId, a.AccountId });
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(a => a.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<CorrectionRow>(row =>
        {
            row.ToTable("corrections").HasKey(c => c.Sequence);
            row.Property(c => c.Sequence).ValueGeneratedNever();
            row.HasIndex(c => new { c.ComplaintId, c.Sequence });
            row.HasIndex(c => c.At);
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(c => c.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<DraftRow>(row =>
        {
            row.ToTable("drafts").HasKey(d => new { d.ComplaintId, d.AccountId });
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(d => d.ComplaintId).OnDelete(DeleteBehavior.Cascade);
        });
        FileRows.Map(builder);
    }

    private static void Goodwill(ModelBuilder builder)
    {
        builder.Entity<ApprovalRow>(row =>
        {
            row.ToTable("approvals").HasKey(a => a.Id);
            row.HasIndex(a => new { a.State, a.Due, a.Id });
            row.HasIndex(a => new { a.EscalateAt, a.Id }).HasFilter("escalate_at IS NOT NULL");
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(a => a.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<GiftRow>(row =>
        {
            row.ToTable("gifts").HasKey(g => g.Id);
            row.HasIndex(g => new { g.CustomerId, g.GivenAt });
            row.HasIndex(g => g.Payment).IsUnique().HasFilter("payment IS NOT NULL");
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(g => g.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<GoodwillMonthRow>().ToTable("goodwill_months").HasKey(m => new { m.Month, m.Currency });
        builder.Entity<TeamGoodwillMonthRow>().ToTable("team_goodwill_months").HasKey(m => new { m.Month, m.TeamId, m.Currency });
        builder.Entity<PolicyRow>().ToTable("policies").HasKey(p => new { p.Code, p.Version });
        builder.Entity<RecoveryMonthRow>(row =>
        {
            row.ToTable("recovery_months").HasKey(m => m.Month);
            row.Property(m => m.Month).ValueGeneratedNever();
        });
        builder.Entity<StepRow>(row =>
        {
            row.ToTable("steps").HasKey(s => s.Id);
            row.HasIndex(s => new { s.SilentAt, s.Id });
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(s => s.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Library(ModelBuilder builder)
    {
        builder.Entity<PhraseRow>().ToTable("phrases").HasKey(p => new { p.Id, p.Version });
        builder.Entity<UseRow>().ToTable("uses").HasKey(u => new { u.Shelf, u.Id });
        builder.Entity<HelpedRow>().ToTable("helped").HasKey(h => new { h.LessonId, h.AccountId });
    }

    private static void Practice(ModelBuilder builder)
    {
        builder.Entity<PracticeSessionRow>(row =>
        {
            row.ToTable("practice_sessions").HasKey(s => s.Id);
            row.HasIndex(s => new { s.AccountId, s.ChangedAt, s.Id });
            row.HasIndex(s => new { s.SharedAt, s.Id }).HasFilter("shared_at IS NOT NULL");
            row.HasIndex(s => new { s.AccountId, s.ScenarioId, s.FirstAt });
            row.HasIndex(s => new { s.PartnerId, s.Ended }).HasFilter("partner_id IS NOT NULL");
        });
        builder.Entity<PracticeTurnRow>(row =>
        {
            row.ToTable("practice_turns").HasKey(t => new { t.SessionId, t.Number });
            row.HasOne<PracticeSessionRow>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<LessonRow>(row =>
        {
            row.ToTable("lessons").HasKey(lesson => lesson.Id);
            row.HasIndex(lesson => new { lesson.At, lesson.Id }).HasFilter("withdrawn_at IS NULL");
        });
        builder.Entity<ScenarioRow>().ToTable("scenarios").HasKey(s => new { s.Id, s.Version });
        builder.Entity<ProgrammeRow>().ToTable("programmes").HasKey(p => p.Id);
        builder.Entity<AssignmentRow>(row =>
        {
            row.ToTable("assignments").HasKey(a => a.Id);
            row.HasIndex(a => a.AccountId);
            row.HasIndex(a => new { a.ProgrammeId, a.AccountId }).IsUnique();
            row.HasOne<ProgrammeRow>().WithMany().HasForeignKey(a => a.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<ProgrammeTeamRow>(row =>
        {
            row.ToTable("programme_teams").HasKey(g => new { g.ProgrammeId, g.TeamId });
            row.HasOne<ProgrammeRow>().WithMany().HasForeignKey(g => g.ProgrammeId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<SkillMonthRow>(row =>
        {
            row.ToTable("skill_months").HasKey(m => new { m.AccountId, m.Source, m.Principle, m.Month });
            row.HasIndex(m => new { m.Source, m.Principle, m.Month });
        });
    }

    private static void Deadlines(ModelBuilder builder)
    {
        builder.Entity<CharterRow>().ToTable("charters").HasKey(c => new { c.Code, c.Version });
        builder.Entity<ClockRow>(row =>
        {
            row.ToTable("clocks").HasKey(c => new { c.ComplaintId, c.Charter, c.Clock });
            row.HasIndex(c => new { c.NextAt, c.ComplaintId }).HasFilter("next_at IS NOT NULL");
            row.HasOne<ComplaintRow>().WithMany().HasForeignKey(c => c.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    private static void Composure(ModelBuilder builder)
    {
        builder.Entity<WithLeadRow>(row =>
        {
            row.ToTable("with_leads").HasKey(w => w.ComplaintId);
            row.Property(w => w.ComplaintId).ValueGeneratedNever();
            row.HasIndex(w => w.Since);
            row.HasOne<ComplaintRow>().WithOne().HasForeignKey<WithLeadRow>(w => w.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<ExposureRow>(row =>
        {
            row.ToTable("exposure").HasKey(e => e.AccountId);
            row.Property(e => e.AccountId).ValueGeneratedNever();
            row.HasIndex(e => e.Day);
        });
    }

    private static void AfterTheFix(ModelBuilder builder)
    {
        builder.Entity<FollowUpRow>(row =>
        {
            row.ToTable("follow_ups").HasKey(f => f.ComplaintId);
            row.Property(f => f.ComplaintId).ValueGeneratedNever();
            row.HasIndex(f => new { f.Due, f.ComplaintId });
            row.HasIndex(f => new { f.Owner, f.Due, f.ComplaintId });
            row.HasOne<ComplaintRow>().WithOne().HasForeignKey<FollowUpRow>(f => f.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveyRow>(row =>
        {
            row.ToTable("surveys").HasKey(s => s.ComplaintId);
            row.Property(s => s.ComplaintId).ValueGeneratedNever();
            row.HasIndex(s => new { s.AskAt, s.ComplaintId }).HasFilter("ask_at IS NOT NULL");
            row.HasIndex(s => new { s.LowAt, s.ComplaintId }).HasFilter("low_at IS NOT NULL");
            row.HasOne<ComplaintRow>().WithOne().HasForeignKey<SurveyRow>(s => s.ComplaintId).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<SurveySumRow>().ToTable("survey_sums").HasKey(s => new { s.Month, s.Question, s.Value });
        builder.Entity<CustomerEventRow>(row =>
        {
            row.ToTable("customer_events").HasKey(e => e.Id);
            row.HasIndex(e => new { e.CustomerId, e.At });
            row.HasIndex(e => new { e.Kind, e.ExternalId }).IsUnique().HasFilter("external_id IS NOT NULL");
            row.HasOne<CustomerRow>().WithMany().HasForeignKey(e => e.CustomerId).OnDelete(DeleteBehavior.Cascade);
        });
    }

    /// <summary>A page of the queue is one range of this index and nothing else: it carries all that a queue row shows.</summary>
    private void QueueIndex(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<ComplaintRow> row)
    {
        string[] sorted = [nameof(ComplaintRow.Stage), nameof(ComplaintRow.AnswerBy), nameof(ComplaintRow.Id)];
        string[] shown =
        [
            nameof(ComplaintRow.Reference), nameof(ComplaintRow.CustomerName), nameof(ComplaintRow.Channel), nameof(ComplaintRow.Subject),
            nameof(ComplaintRow.Snippet), nameof(ComplaintRow.Owner), nameof(ComplaintRow.Heat), nameof(ComplaintRow.Signals),
            nameof(ComplaintRow.WaitingSince), nameof(ComplaintRow.NextDue), nameof(ComplaintRow.NextDueCode), nameof(ComplaintRow.BrokenPromises),
            nameof(ComplaintRow.ReceivedAt), nameof(ComplaintRow.Restricted), nameof(ComplaintRow.Version), nameof(ComplaintRow.CustomerId), nameof(ComplaintRow.Why),
        ];
        if (Database.IsNpgsql())
            NpgsqlIndexBuilderExtensions.IncludeProperties(row.HasIndex(sorted), shown).HasDatabaseName("ix_complaints_queue");
        else
            row.HasIndex([.. sorted, .. shown]).HasDatabaseName("ix_complaints_queue");
    }

    private static void People(ModelBuilder builder)
    {
        builder.Entity<CustomerRow>().ToTable("customers").HasKey(c => c.Id);
        builder.Entity<IdentityRow>(row =>
        {
            row.ToTable("identities").HasKey(i => new { i.Kind, i.Value });
            row.HasOne<CustomerRow>().WithMany().HasForeignKey(i => i.CustomerId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TokenRow>(row =>
        {
            row.ToTable("tokens").HasKey(t => t.Id);
            row.HasIndex(t => t.Hash).IsUnique();
            row.HasIndex(t => t.Name).IsUnique().HasFilter("revoked_at IS NULL");
        });
    }

    private static void Plumbing(ModelBuilder builder)
    {
        builder.Entity<OnceRow>(row =>
        {
            row.ToTable("idempotency").HasKey(o => new { o.Caller, o.Key });
            row.HasIndex(o => o.At);
        });
        builder.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox").HasKey(o => o.Id);
            row.HasIndex(o => new { o.NotBefore, o.Id }).HasFilter("done_at IS NULL");
        });
        builder.Entity<SettingRow>().ToTable("settings").HasKey(s => s.Key);
        builder.Entity<SchemaVersionRow>(row =>
        {
            row.ToTable("schema_versions").HasKey(s => s.Version);
            row.Property(s => s.Version).ValueGeneratedNever();
        });
    }

    private static void NameInSnakeCase(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            foreach (var property in entity.GetProperties())
                property.SetColumnName(SnakeCase(property.Name));
        }
    }

    private static string SnakeCase(string name)
    {
        var result = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && result.Length > 0)
                result.Append('_');
            result.Append(char.ToLowerInvariant(letter));
        }
        return result.ToString();
    }
}
