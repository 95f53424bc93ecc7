using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Domain.Links;
using Platform.Domain.Teams;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class LinkConfiguration : IEntityTypeConfiguration<Link>
{
    public void Configure(EntityTypeBuilder<Link> builder)
    {
        builder.ToTable("Links");
        builder.Property(l => l.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(l => l.BatchId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(l => l.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(l => l.Email).HasMaxLength(EmailAddress.MaxLength);
        builder.Property(l => l.Version).IsConcurrencyToken();
        builder.HasOne(l => l.Batch).WithMany().HasForeignKey(l => l.BatchId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => new { l.TeamId, l.Id });
        builder.OwnsMany(l => l.Uses, uses =>
        {
            uses.ToTable("LinkUses");
            uses.WithOwner().HasForeignKey("LinkId");
            uses.HasKey("LinkId", nameof(LinkUse.Number));
            uses.Property(u => u.Number).ValueGeneratedNever();
            uses.Property(u => u.FileId).HasMaxLength(Identifiers.MaxLength);
        });
    }
}

internal sealed class LinkBatchConfiguration : IEntityTypeConfiguration<LinkBatch>
{
    public void Configure(EntityTypeBuilder<LinkBatch> builder)
    {
        builder.ToTable("LinkBatches");
        builder.Property(b => b.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(b => b.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(b => b.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(b => b.ProjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(b => b.Site).HasMaxLength(LinkBatch.MaxSiteLength);
        builder.Property(b => b.Metadata).HasMaxLength(LinkBatch.MaxMetadataLength);
        builder.Property(b => b.WorkflowList).HasMaxLength(400);
        builder.HasOne<Team>().WithMany().HasForeignKey(b => b.TeamId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(b => b.UserId);
    }
}

internal sealed class LinkTaskConfiguration : IEntityTypeConfiguration<LinkTask>
{
    public void Configure(EntityTypeBuilder<LinkTask> builder)
    {
        builder.ToTable("LinkTasks");
        builder.Property(t => t.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(t => t.BatchId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(t => t.LinkId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(t => t.FileId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(t => t.Workflow).HasMaxLength(64);
        builder.Property(t => t.Attempts).IsConcurrencyToken();
        builder.HasIndex(t => t.DoneAt);
    }
}

internal sealed class LinkMailDayConfiguration : IEntityTypeConfiguration<LinkMailDay>
{
    public void Configure(EntityTypeBuilder<LinkMailDay> builder)
    {
        builder.ToTable("LinkMailDays");
        builder.HasKey(d => new { d.UserId, d.Day });
        builder.Property(d => d.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(d => d.Count).IsConcurrencyToken();
    }
}
