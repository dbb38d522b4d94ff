package org.espalier.kernel.protocol;

import io.github.spencerpark.jupyter.channels.ReplyEnvironment;
import io.github.spencerpark.jupyter.messages.ContentType;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.MessageContext;
import io.github.spencerpark.jupyter.messages.MessageType;
import io.github.spencerpark.jupyter.messages.reply.ErrorReply;
import java.util.function.Consumer;

/**
 * What basekernel's comms see of a request. They only ever publish: busy, idle and replies are this
 * kernel's own affair.
 */
final class CommEnvironment implements ReplyEnvironment {
  private final MessageContext context;
  private final Consumer<Message<?>> publisher;

  CommEnvironment(MessageContext context, Consumer<Message<?>> publisher) {
    this.context = context;
    this.publisher = publisher;
  }

  @Override
  public void publish(Message<?> message) {
    publisher.accept(message);
  }

  @Override
  public <T extends ContentType<T>> void publish(T content) {
    publish(new Message<>(context, content.getType(), content));
  }

  @Override
  public void reply(Message<?> message) {
    throw new UnsupportedOperationException("A comm message has no reply.");
  }

  @Override
  public <T extends ContentType<T>> void reply(T content) {
    throw new UnsupportedOperationException("A comm message has no reply.");
  }

  @Override
  public void replyError(MessageType<?> type, ErrorReply error) {
    throw new UnsupportedOperationException("A comm message has no reply.");
  }

  @Override
  public ReplyEnvironment defer() {
    return this;
  }

  @Override
  public void defer(Runnable action) {
    action.run();
  }

  @Override
  public void resolveDeferrals() {}

  @Override
  public void setStatusBusy() {}

  @Override
  public void setStatusIdle() {}

  @Override
  public void setBusyDeferIdle() {}
}
