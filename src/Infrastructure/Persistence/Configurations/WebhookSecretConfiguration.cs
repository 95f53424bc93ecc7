using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class WebhookSecretConfiguration : IEntityTypeConfiguration<WebhookSecret>
{
    public void Configure(EntityTypeBuilder<WebhookSecret> builder)
    {
        builder.ToTable("WebhookSecrets");
        builder.HasKey(s => s.UserId);
        builder.Property(s => s.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.Current).HasMaxLength(300);
        builder.Property(s => s.Previous).HasMaxLength(300);
        builder.Property(s => s.RotatedAt).IsConcurrencyToken();
    }
}
