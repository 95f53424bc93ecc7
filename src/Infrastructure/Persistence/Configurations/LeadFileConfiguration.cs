using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class LeadFileConfiguration : IEntityTypeConfiguration<LeadFile>
{
    public void Configure(EntityTypeBuilder<LeadFile> builder)
    {
        builder.ToTable("LeadFiles");
        builder.Property(f => f.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(f => f.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(f => f.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(f => f.ProjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(f => f.Name).HasMaxLength(200);
        builder.Property(f => f.InputKey).HasMaxLength(200);

        // Every save of the aggregate is conditional on what it was loaded with: the fence of runs, cancellations and retries.
        builder.Property(f => f.Attempt).IsConcurrencyToken();
        builder.Property(f => f.Status).IsConcurrencyToken();

        builder.ComplexProperty(f => f.Progress, progress => progress.Property(p => p.Stage).HasMaxLength(32));
        builder.ComplexProperty(f => f.Summary, summary => summary.Ignore(s => s.IsBalanced));
        builder.ComplexProperty(f => f.Failure, failure => failure.Property(p => p.Code).HasMaxLength(64));
        builder.HasIndex(f => new { f.TeamId, f.Id });
        builder.Property(f => f.LinkId).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(f => f.LinkId);
        builder.HasIndex(f => f.Status);
    }
}
