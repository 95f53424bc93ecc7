using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class LeadFileErasureConfiguration : IEntityTypeConfiguration<LeadFileErasure>
{
    public void Configure(EntityTypeBuilder<LeadFileErasure> builder)
    {
        builder.ToTable("LeadFileErasures");
        builder.HasKey(e => e.FileId);
        builder.Property(e => e.FileId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(e => e.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(e => e.TeamId);
    }
}
