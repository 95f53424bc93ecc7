using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Accounts;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class ResetRequestConfiguration : IEntityTypeConfiguration<ResetRequest>
{
    public void Configure(EntityTypeBuilder<ResetRequest> builder)
    {
        builder.ToTable("ResetRequests");
        builder.Property(r => r.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(r => r.Email).HasMaxLength(EmailAddress.MaxLength);
    }
}
