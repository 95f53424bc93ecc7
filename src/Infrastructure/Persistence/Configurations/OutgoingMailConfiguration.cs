using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Domain.Mail;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMails");
        builder.Property(m => m.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(m => m.About).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(m => m.DueAt);
    }
}
