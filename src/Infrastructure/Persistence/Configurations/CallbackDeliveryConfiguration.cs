using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Domain.LeadFiles;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class CallbackDeliveryConfiguration : IEntityTypeConfiguration<CallbackDelivery>
{
    public void Configure(EntityTypeBuilder<CallbackDelivery> builder)
    {
        builder.ToTable("CallbackDeliveries");
        builder.Property(d => d.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(d => d.SubjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(d => d.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(d => d.MessageId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(d => d.EventType).HasMaxLength(64);
        builder.Property(d => d.AttemptCount).IsConcurrencyToken();
        builder.Property(d => d.Status).IsConcurrencyToken();
        builder.HasIndex(d => new { d.SubjectId, d.Number }).IsUnique();
        builder.HasIndex(d => d.Status);
        builder.OwnsMany(d => d.Attempts, attempts =>
        {
            attempts.ToTable("CallbackAttempts");
            attempts.WithOwner().HasForeignKey("DeliveryId");
            attempts.HasKey("DeliveryId", nameof(DeliveryAttempt.Number));
            attempts.Property(a => a.Number).ValueGeneratedNever();
        });
    }
}
