using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Audit;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Persistence.Configurations;

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
