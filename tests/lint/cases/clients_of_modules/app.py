"""Clients that other modules make."""

import clients
from clients import Base, queue, store

queue.delete_queue()
clients.queue.delete_queue()
store().delete_object(Bucket="bucket")


class Worker(Base):
    def work(self):
        self.queue.delete_queue()
