using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Accounts;
using Platform.Domain.ApiKeys;
using Platform.Domain.Audit;
using Platform.Domain.Common;
using Platform.Domain.Mail;
using Platform.Domain.Teams;
using Platform.Infrastructure.Captcha;
using Platform.Infrastructure.Idempotency;
using Platform.Infrastructure.Identity;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(s => s.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.TokenId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.PreviousTokenId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.ProjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.Property(s => s.UserAgent).HasMaxLength(300);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class OneTimeTokenConfiguration : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> builder)
    {
        builder.ToTable("OneTimeTokens");
        builder.Property(t => t.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(t => t.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(t => t.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.ProjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.Name).HasMaxLength(ApiKey.MaxNameLength);
        builder.Property(k => k.Scopes).HasConversion<int>();
        builder.HasIndex(k => k.TeamId);
        builder.HasOne<User>().WithMany().HasForeignKey(k => k.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("Teams");
        builder.Property(t => t.Id).HasMaxLength(Identifiers.MaxLength);

        // The name of a default team is that of a person with a few words after it.
        builder.Property(t => t.Name).HasMaxLength(Team.MaxNameLength + 20);
        builder.Property(t => t.Slug).HasMaxLength(Team.MaxSlugLength);
        builder.HasIndex(t => t.Slug).IsUnique();
    }
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("Memberships");
        builder.HasKey(m => new { m.TeamId, m.UserId });
        builder.Property(m => m.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(m => m.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProjectConfiguration : IEntityTypeConfiguration<Project>
{
    public void Configure(EntityTypeBuilder<Project> builder)
    {
        builder.ToTable("Projects");
        builder.Property(p => p.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(p => p.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(p => p.Name).HasMaxLength(Team.MaxNameLength);
        builder.HasOne<Team>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(a => a.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(a => a.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(a => a.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(a => a.Action).HasMaxLength(64);
        builder.Property(a => a.Target).HasMaxLength(Identifiers.MaxLength);
        builder.Property(a => a.Address).HasMaxLength(64);
        builder.Property(a => a.UserAgent).HasMaxLength(300);
        builder.HasIndex(a => new { a.TeamId, a.Id });
        builder.HasIndex(a => new { a.UserId, a.Id });
    }
}

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(m => m.Id).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(m => m.DueAt);
    }
}

internal sealed class SpentChallengeConfiguration : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("SpentChallenges");
        builder.Property(c => c.Id).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(c => c.ExpiresAt);
    }
}

internal sealed class IdempotencyRecordConfiguration : IEntityTypeConfiguration<IdempotencyRecord>
{
    public void Configure(EntityTypeBuilder<IdempotencyRecord> builder)
    {
        builder.ToTable("IdempotencyRecords");
        builder.Property(r => r.Id).HasMaxLength(64);
        builder.Property(r => r.Fingerprint).HasMaxLength(64);
        builder.HasIndex(r => r.StartedAt);
    }
}
