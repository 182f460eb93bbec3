"""Clients that the settings name; `boto` is in the text, so that the file is read."""


def work(queue, holder):
    queue.delete_queue()
    holder.store.delete_object(Bucket="bucket")


class Worker:
    def work(self):
        self.queue.delete_queue()
